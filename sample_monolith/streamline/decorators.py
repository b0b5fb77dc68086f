"""Guards for function views."""

import functools

from django.contrib.auth.decorators import user_passes_test
from django.shortcuts import redirect

from streamline.exceptions import NotEntitled
from streamline.utils import current_subscription, json_error, wants_json

staff_only = user_passes_test(lambda user: user.is_active and user.is_staff)


def profile_required(view):
    """The view needs somebody who watches, not only somebody who pays."""

    @functools.wraps(view)
    def wrapper(request, *args, **kwargs):
        if not request.profile:
            if wants_json(request):
                return json_error("choose a profile first", status=409)
            return redirect("accounts:profiles")
        return view(request, *args, **kwargs)

    return wrapper


def subscription_required(view):
    @functools.wraps(view)
    def wrapper(request, *args, **kwargs):
        subscription = current_subscription(request.user)
        if subscription is None or not subscription.is_entitled:
            raise NotEntitled("Your subscription has ended.")
        return view(request, *args, **kwargs)

    return wrapper
