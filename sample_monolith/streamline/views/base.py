"""Base classes of our views."""

from django.contrib.auth.mixins import LoginRequiredMixin, UserPassesTestMixin
from django.http import JsonResponse
from django.shortcuts import redirect
from django.views.generic import ListView, View

from streamline.utils import json_body, json_error, parse_int


class MineListView(LoginRequiredMixin, ListView):
    """Rows that belong to whoever asks. Subclasses say which model, and how it is reached."""

    owner_field = "profile"
    paginate_by = 25
    template_name = "streamline/list.html"
    heading = ""

    def get_owner(self):
        return self.request.profile

    def get_queryset(self):
        return super().get_queryset().filter(**{self.owner_field: self.get_owner() or None})

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading=self.heading, **kwargs)


class ProfileRequiredMixin(LoginRequiredMixin):
    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not request.profile:
            return redirect("accounts:profiles")
        return super().dispatch(request, *args, **kwargs)


class StaffRequiredMixin(LoginRequiredMixin, UserPassesTestMixin):
    def test_func(self):
        return self.request.user.is_staff


class JsonView(View):
    """A view of the API: needs a profile, speaks JSON."""

    needs_profile = True

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return json_error("log in first", status=401)
        if self.needs_profile and not request.profile:
            return json_error("choose a profile first", status=409)
        self.body = json_body(request)
        answer = super().dispatch(request, *args, **kwargs)
        return JsonResponse(answer) if isinstance(answer, dict) else answer

    def number(self, name, default=0, **limits):
        return parse_int(self.body.get(name, self.request.GET.get(name)), default, **limits)
