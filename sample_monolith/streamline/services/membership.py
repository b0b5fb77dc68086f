"""From signing up to leaving: households and their subscriptions, which used to be one thing."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from streamline.exceptions import LimitReached, NotAllowed
from streamline.models import Household, Plan, Profile, Subscription, User, Voucher, WatchHistory
from streamline.services import auth, billing, taste
from streamline.services.profiles import maturity_for
from streamline.signals import subscription_changed
from streamline.utils import add_months, now, today


def sign_up(email, password, name, plan_code="basic", country="US", voucher_code="", date_of_birth=None):
    """Everything a new member needs, or nothing at all."""
    from streamline.tasks.mail import send_welcome

    if User.objects.filter(email=email.lower()).exists():
        raise LimitReached("There is an account with this e-mail address.")
    with transaction.atomic():
        plan = billing.plan_on_sale(plan_code)
        household = Household.objects.create(name=name, country=country, profile_limit=plan.profiles)
        user = User.objects.create_user(
            email, password, first_name=name, household=household, date_of_birth=date_of_birth
        )
        profile = Profile.objects.create(
            household=household, owner=user, name=name, maturity_limit=maturity_for(user, False)
        )
        subscription = start_subscription(household, plan, user, voucher_code)
        billing.open_first_invoice(subscription)
        taste.seed_first_row(profile)
        token = auth.issue_token(user, "verify")
        transaction.on_commit(lambda: send_welcome.delay(user.pk, token))
    return user


def erase_household(household):
    """The right to be forgotten. Invoices stay, the law wants them for ten years."""
    with transaction.atomic():
        for profile in household.profiles.all():
            WatchHistory.objects.filter(profile=profile).delete()
            profile.name = f"erased-{profile.pk}"
            profile.avatar = ""
            profile.set_pin("")
            profile.save()
        for user in household.members.all():
            auth.revoke_all_devices(user)
            auth.withdraw_operator_role(user)
            user.email = f"erased-{user.pk}@invalid.example"
            user.first_name = user.last_name = user.phone = ""
            user.date_of_birth = None
            user.is_active = False
            user.set_unusable_password()
            user.save()
        household.postcode = ""
        household.name = "erased"
        household.erased_at = now()
        household.save()


def close_account(user):
    """Cancel at once and forget everybody in the household."""
    household = user.household
    subscription = billing.subscription_of(household)
    if subscription is not None:
        cancel_subscription(subscription, at_period_end=False)
    erase_household(household)


def start_subscription(household, plan, user, voucher_code=""):
    voucher = redeem_voucher(voucher_code, plan) if voucher_code else None
    return Subscription.objects.create(
        household=household,
        plan=plan,
        started_by=user,
        voucher=voucher,
        status="trial",
        period_start=today(),
        period_end=today() + timedelta(days=settings.TRIAL_DAYS),
    )


def redeem_voucher(code, plan):
    voucher = Voucher.objects.select_for_update().filter(code__iexact=code, redemptions_left__gt=0).first()
    if voucher is None or (voucher.valid_until and voucher.valid_until < today()):
        raise NotAllowed("This voucher is not valid.")
    if voucher.plans.exists() and not voucher.plans.filter(pk=plan.pk).exists():
        raise NotAllowed("This voucher is for another plan.")
    voucher.redemptions_left -= 1
    voucher.save(update_fields=["redemptions_left", "updated_at"])
    return voucher


def set_status(subscription, status):
    """The only place where a subscription changes its status; tells everybody."""
    previous = subscription.status
    if previous == status:
        return subscription
    subscription.status = status
    subscription.save(update_fields=["status", "updated_at"])
    subscription_changed.send(sender=Subscription, subscription=subscription, previous_status=previous)
    return subscription


def change_plan(subscription, plan_code):
    """Upgrades are charged for the rest of the period, downgrades are credited."""
    plan = billing.plan_on_sale(plan_code)
    if plan == subscription.plan:
        return None
    if subscription.household.profiles.count() > plan.profiles:
        raise LimitReached(f"{plan.name} allows {plan.profiles} profiles. Remove some first.")
    with transaction.atomic():
        invoice = billing.invoice_plan_change(subscription, plan)
        subscription.plan = plan
        subscription.save(update_fields=["plan", "updated_at"])
        sync_profile_limit(subscription.household, plan)
    return invoice


def sync_profile_limit(household, plan: Plan):
    household.profile_limit = plan.profiles
    household.save(update_fields=["profile_limit", "updated_at"])


def cancel_subscription(subscription, at_period_end=True):
    if at_period_end:
        subscription.cancel_at_period_end = True
        subscription.save(update_fields=["cancel_at_period_end", "updated_at"])
        return subscription
    billing.void_open_invoices(subscription)
    return set_status(subscription, "cancelled")


def renew_period(subscription):
    """Move on by a month; returns False when the member had cancelled."""
    if subscription.cancel_at_period_end:
        set_status(subscription, "cancelled")
        return False
    subscription.period_start = subscription.period_end
    subscription.period_end = add_months(subscription.period_start, 1)
    subscription.save(update_fields=["period_start", "period_end", "updated_at"])
    return True
