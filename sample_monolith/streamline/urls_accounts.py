from django.contrib.auth.decorators import login_required
from django.urls import path

from streamline.views import accounts

app_name = "accounts"

urlpatterns = [
    path("login/", accounts.LoginView.as_view(), name="login"),
    path("logout/", accounts.log_out, name="logout"),
    path("sign-up/", accounts.SignUpView.as_view(), name="sign-up"),
    path("password/forgot/", accounts.forgot_password, name="forgot"),
    path("password/reset/<str:token>/", accounts.reset_password, name="reset"),
    path("confirm/<str:token>/", accounts.confirm_email, name="confirm"),
    path("profiles/", accounts.ProfileList.as_view(), name="profiles"),
    path("profiles/<int:pk>/choose/", accounts.choose_profile, name="choose-profile"),
    path("profiles/<int:pk>/remove/", accounts.remove_profile, name="remove-profile"),
    path("profiles/<int:pk>/parents/", accounts.ParentalControls.as_view(), name="parents"),
    path("devices/", login_required(accounts.DeviceList.as_view()), name="devices"),
    path("devices/<int:pk>/sign-out/", accounts.sign_out_device, name="sign-out-device"),
    path("close/", accounts.close_account, name="close"),
]
