import uuid

from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject

from streamline.exceptions import StreamlineError
from streamline.utils import json_error, wants_json


class CorrelationIdMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.correlation_id = request.headers.get("X-Request-Id") or uuid.uuid4().hex
        response = self.get_response(request)
        response["X-Request-Id"] = request.correlation_id
        return response

    def process_exception(self, request, exception):
        if not isinstance(exception, StreamlineError):
            return None
        if wants_json(request):
            return json_error(str(exception), status=exception.status)
        from django.contrib import messages

        messages.error(request, str(exception))
        return redirect("home")


class BearerTokenMiddleware:
    """Apps send a token instead of a session cookie."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        header = request.headers.get("Authorization", "")
        if header.startswith("Bearer "):
            from streamline.services.auth import user_for_token

            user = user_for_token(header.removeprefix("Bearer ").strip())
            if user is not None:
                request.user = user
                request._dont_enforce_csrf_checks = True
        return self.get_response(request)


class CurrentProfileMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.profile = SimpleLazyObject(lambda: self.find(request))
        return self.get_response(request)

    def find(self, request):
        from streamline.services.profiles import profile_for_request

        return profile_for_request(request)
