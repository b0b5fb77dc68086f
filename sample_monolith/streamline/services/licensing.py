"""Where and until when a title may be shown."""

from datetime import timedelta

from django.db.models import Q

from streamline.exceptions import NotAllowed, NotLicensed
from streamline.models import Licence, Title
from streamline.utils import add_months, country_name, group_by, today


def grant_licence(title, licensor, country="*", months=12, starts_on=None, fee_cents=0) -> Licence:
    starts_on = starts_on or today()
    ends_on = add_months(starts_on, months) - timedelta(days=1) if months else None
    overlap = overlapping_licences(title, country, starts_on, ends_on).first()
    if overlap is not None and overlap.licensor != licensor:
        raise NotAllowed(f"{overlap.licensor} holds the rights for {country_name(country)} in that time.")
    return Licence.objects.create(
        title=title,
        licensor=licensor,
        country=country,
        starts_on=starts_on,
        ends_on=ends_on,
        fee_cents=fee_cents,
    )


def overlapping_licences(title, country, starts_on, ends_on):
    window = Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)
    licences = Licence.objects.filter(window, title=title, country__in={country, "*"})
    if ends_on is not None:
        licences = licences.filter(starts_on__lte=ends_on)
    return licences


def require_licence(title, country, day=None):
    day = day or today()
    for licence in title.licences.all():
        if licence.covers(country, day):
            return licence
    raise NotLicensed(f"{title.name} is not available in {country_name(country)}.")


def days_left(title, country):
    """Days until the last licence runs out; None for ever."""
    licences = [licence for licence in title.licences.all() if licence.covers(country, today())]
    if any(licence.ends_on is None for licence in licences):
        return None
    return max(((licence.ends_on - today()).days for licence in licences), default=0)


def expiring_soon(days=30):
    """Titles with their licences that end within some days, by licensor."""
    limit = today() + timedelta(days=days)
    licences = Licence.objects.filter(ends_on__range=(today(), limit)).select_related("title")
    return group_by(licences.order_by("ends_on"), key=lambda licence: licence.licensor)


def unlicensed_titles():
    """Published titles that nobody anywhere may see any more."""
    alive = Licence.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today()))
    return Title.objects.filter(state="published").exclude(pk__in=alive.values("title"))
