"""Logging in and out, API tokens, password resets."""

from datetime import timedelta

from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.models import Group, Permission

from streamline.exceptions import LimitReached, NotAllowed
from streamline.models import AccessToken, Device, LoginAttempt
from streamline.utils import client_ip, days_from_now, hash_token, minutes_ago, now, random_token

MAX_FAILURES = 5
LOCK_MINUTES = 15
TOKEN_DAYS = {"api": 90, "reset": 1, "verify": 7}


def is_locked_out(email) -> bool:
    """Too many failures since the last success, within the window."""
    attempts = LoginAttempt.objects.filter(email=email.lower(), at__gte=minutes_ago(LOCK_MINUTES)).order_by("-at")
    failures = 0
    for attempt in attempts[: MAX_FAILURES + 1]:
        if attempt.succeeded:
            break
        failures += 1
    return failures >= MAX_FAILURES


def record_login_attempt(request, email, user=None, reason=""):
    return LoginAttempt.objects.create(
        user=user,
        email=email.lower(),
        ip_address=client_ip(request),
        succeeded=user is not None,
        reason=reason,
    )


def check_credentials(request, email, password):
    """The user, or an exception that says no more than it must."""
    if is_locked_out(email):
        record_login_attempt(request, email, reason="locked")
        raise LimitReached("Too many attempts. Try again in a quarter of an hour.")
    user = authenticate(request, username=email.lower(), password=password)
    if user is None:
        record_login_attempt(request, email, reason="credentials")
        raise NotAllowed("Wrong e-mail address or password.")
    return user


def issue_token(user, purpose="api", device=None) -> str:
    """Return the token itself; only its hash is stored."""
    token = random_token()
    AccessToken.objects.create(
        user=user,
        device=device,
        purpose=purpose,
        token_hash=hash_token(token),
        expires_at=days_from_now(TOKEN_DAYS[purpose]),
    )
    return token


def find_token(token, purpose):
    row = AccessToken.objects.select_related("user", "device").filter(token_hash=hash_token(token), purpose=purpose)
    found = row.first()
    return found if found and found.is_valid else None


def user_for_token(token):
    found = find_token(token, "api")
    if found is None or not found.user.is_active:
        return None
    if found.device and found.device.revoked_at:
        return None
    if found.used_at is None or found.used_at < minutes_ago(10):
        found.used_at = now()
        found.save(update_fields=["used_at", "updated_at"])
    return found.user


def register_device(user, fingerprint, kind="web", name="", ip_address=None) -> Device:
    device, _ = Device.objects.get_or_create(user=user, fingerprint=fingerprint, defaults={"kind": kind, "name": name})
    if device.revoked_at:
        raise NotAllowed("This device was signed out. Ask the account holder.")
    device.last_seen_at = now()
    device.last_ip_address = ip_address
    device.save()
    return device


def revoke_device(device):
    device.revoked_at = now()
    device.save(update_fields=["revoked_at", "updated_at"])
    device.tokens.all().delete()


def revoke_all_devices(user):
    for device in user.devices.filter(revoked_at__isnull=True):
        revoke_device(device)
    AccessToken.objects.filter(user=user).delete()


def start_password_reset(email):
    """Always silent, whether there is such a member or not."""
    from streamline.tasks.mail import send_password_reset

    user = get_user_model().objects.filter(email=email.lower(), is_active=True).first()
    if user is None:
        return None
    AccessToken.objects.filter(user=user, purpose="reset", used_at__isnull=True).delete()
    token = issue_token(user, "reset")
    send_password_reset.delay(user.pk, token)
    return token


def finish_password_reset(token, new_password):
    found = find_token(token, "reset")
    if found is None:
        raise NotAllowed("This link is no longer valid.")
    user = found.user
    user.set_password(new_password)
    user.save(update_fields=["password"])
    found.used_at = now()
    found.save(update_fields=["used_at"])
    revoke_all_devices(user)
    return user


def confirm_email(token):
    found = find_token(token, "verify")
    if found is None:
        raise NotAllowed("This link is no longer valid.")
    get_user_model().objects.filter(pk=found.user_id).update(email_verified_at=now())
    found.used_at = now()
    found.save(update_fields=["used_at"])
    return found.user


def grant_operator_role(user, role, permissions=()):
    """Make a member one of us: staff flag, group and single permissions."""
    group, _ = Group.objects.get_or_create(name=role)
    user.is_staff = True
    user.save(update_fields=["is_staff"])
    user.groups.add(group)
    if permissions:
        user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return group


def withdraw_operator_role(user):
    user.groups.clear()
    user.user_permissions.clear()
    user.is_staff = False
    user.save(update_fields=["is_staff"])


def purge_tokens(older_than_days=30) -> int:
    limit = now() - timedelta(days=older_than_days)
    deleted, _ = AccessToken.objects.filter(expires_at__lt=limit).delete()
    LoginAttempt.objects.filter(at__lt=limit).delete()
    return deleted
