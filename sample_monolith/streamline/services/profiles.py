"""Viewer profiles inside a household."""

from streamline.exceptions import LimitReached, NotAllowed
from streamline.models import Genre, Profile
from streamline.utils import age_on, first, initials, parse_int

KIDS_MATURITY = 7
ADULT_MATURITY = 18
SESSION_KEY = "profile_id"


def profile_for_request(request):
    """The profile chosen in this browser, or the user's first one for API clients."""
    if not request.user.is_authenticated:
        return None
    chosen = parse_int(request.session.get(SESSION_KEY) or request.headers.get("X-Profile"))
    mine = Profile.objects.filter(household_id=request.user.household_id)
    if chosen:
        return mine.filter(pk=chosen).first()
    return first(mine.filter(owner=request.user)[:1])


def create_profile(household, name, owner=None, is_kids=False, language="en"):
    if not household.has_room():
        raise LimitReached(f"Your plan allows {household.profile_limit} profiles.")
    if household.profiles.filter(name__iexact=name).exists():
        raise LimitReached("There is a profile of that name.")
    profile = Profile(household=household, owner=owner, name=name, is_kids=is_kids, language=language)
    profile.maturity_limit = maturity_for(owner, is_kids)
    profile.avatar = f"letters/{initials(name).lower()}.svg"
    profile.save()
    return profile


def maturity_for(owner, is_kids):
    if is_kids:
        return KIDS_MATURITY
    if owner is not None and owner.date_of_birth:
        return min(ADULT_MATURITY, age_on(owner.date_of_birth))
    return ADULT_MATURITY


def switch_profile(request, profile_id, pin=""):
    profile = Profile.objects.get(pk=profile_id, household_id=request.user.household_id)
    if not profile.pin_matches(pin):
        raise NotAllowed("Wrong PIN.")
    request.session[SESSION_KEY] = profile.pk
    return profile


def set_parental_controls(profile, maturity_limit, blocked_slugs, pin=None):
    profile.maturity_limit = min(maturity_limit, KIDS_MATURITY) if profile.is_kids else maturity_limit
    if pin is not None:
        profile.set_pin(pin)
    profile.save()
    profile.blocked_genres.set(Genre.objects.filter(slug__in=blocked_slugs))
    return profile


def delete_profile(profile):
    if profile.household.profiles.count() == 1:
        raise NotAllowed("The last profile stays.")
    profile.blocked_genres.clear()
    profile.delete()
