from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.generic import CreateView, FormView

from streamline.exceptions import StreamlineError
from streamline.forms import LoginForm, ParentalControlForm, ProfileForm, SignUpForm
from streamline.models import Device, Genre, Household, Profile
from streamline.services import auth, membership, profiles
from streamline.utils import client_ip, json_body, safe_next
from streamline.views.base import LoginRequiredMixin, MineListView


class LoginView(FormView):
    form_class = LoginForm
    template_name = "streamline/form.html"

    def form_valid(self, form):
        try:
            user = auth.check_credentials(self.request, **form.cleaned_data)
        except StreamlineError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        login(self.request, user)
        return redirect(safe_next(self.request))


class SignUpView(FormView):
    form_class = SignUpForm
    template_name = "streamline/form.html"
    success_url = reverse_lazy("home")

    def form_valid(self, form):
        try:
            user = membership.sign_up(**form.cleaned_data)
        except StreamlineError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        login(self.request, user, backend="django.contrib.auth.backends.ModelBackend")
        return super().form_valid(form)


@require_POST
def log_out(request):
    logout(request)
    return redirect("accounts:login")


@csrf_exempt
@require_POST
def obtain_token(request):
    """The apps log in here."""
    body = json_body(request)
    user = auth.check_credentials(request, body.get("email", ""), body.get("password", ""))
    device = auth.register_device(
        user, body.get("fingerprint", "unknown"), body.get("kind", "phone"), body.get("device", ""), client_ip(request)
    )
    return JsonResponse({"token": auth.issue_token(user, device=device), "device": device.pk})


@require_POST
def forgot_password(request):
    auth.start_password_reset(request.POST.get("email", ""))
    messages.info(request, "If there is such an account, a mail is on its way.")
    return redirect("accounts:login")


def reset_password(request, token):
    if request.method == "POST":
        auth.finish_password_reset(token, request.POST["password"])
        return redirect("accounts:login")
    return render(request, "streamline/reset.html", {"token": token})


def confirm_email(request, token):
    auth.confirm_email(token)
    return redirect("home")


class ProfileList(LoginRequiredMixin, CreateView):
    """The "who is watching" page; a new profile is made on it, too."""

    form_class = ProfileForm
    template_name = "streamline/profiles.html"
    success_url = reverse_lazy("accounts:profiles")

    def get_context_data(self, **kwargs):
        household_profiles = Profile.objects.filter(household=self.request.user.household)
        return super().get_context_data(profiles=household_profiles.prefetch_related("blocked_genres"), **kwargs)

    def form_valid(self, form):
        household = get_object_or_404(Household, pk=self.request.user.household_id)
        profiles.create_profile(household, owner=self.request.user, **form.cleaned_data)
        return redirect(self.success_url)


@login_required
@require_POST
def choose_profile(request, pk):
    profiles.switch_profile(request, pk, request.POST.get("pin", ""))
    return redirect("home")


@login_required
@require_POST
def remove_profile(request, pk):
    profile = get_object_or_404(Profile, pk=pk, household=request.user.household)
    profiles.delete_profile(profile)
    return redirect("accounts:profiles")


class ParentalControls(LoginRequiredMixin, FormView):
    form_class = ParentalControlForm
    template_name = "streamline/form.html"
    success_url = reverse_lazy("accounts:profiles")

    def get_context_data(self, **kwargs):
        return super().get_context_data(genres=Genre.objects.all(), **kwargs)

    def form_valid(self, form):
        profile = get_object_or_404(Profile, pk=self.kwargs["pk"], household=self.request.user.household)
        data = form.cleaned_data
        profiles.set_parental_controls(profile, data["maturity_limit"], data["blocked"], data["pin"] or None)
        return super().form_valid(form)


class DeviceList(MineListView):
    queryset = Device.objects.filter(revoked_at__isnull=True).order_by("-last_seen_at")
    owner_field = "user"
    heading = "Your devices"

    def get_owner(self):
        return self.request.user


@login_required
@require_POST
def sign_out_device(request, pk):
    auth.revoke_device(get_object_or_404(request.user.devices, pk=pk))
    return redirect("accounts:devices")


@login_required
@require_POST
def close_account(request):
    user = request.user
    logout(request)
    membership.close_account(user)
    return redirect("accounts:login")
