"""What a profile likes: ratings, and what can be read from watching."""

from django.db import transaction
from django.db.models import F

from streamline.exceptions import NotAllowed
from streamline.models import Rating, RecommendationItem, RecommendationRow, TasteSignal, Title
from streamline.utils import clamp, decay, now

VALUES = (-1, 1, 2)
LIMIT = 10.0
FIRST_ROW = 12


def rate_title(profile, title, value):
    if value not in VALUES:
        raise NotAllowed("Thumbs down, up, or two up.")
    rating, _ = Rating.objects.update_or_create(profile=profile, title=title, defaults={"value": value})
    for genre in title.genres.all():
        add_signal(profile, genre, value * 0.5, "rating")
    return rating


def withdraw_rating(profile, title):
    rating = Rating.objects.filter(profile=profile, title=title).first()
    if rating is None:
        return False
    for genre in title.genres.all():
        add_signal(profile, genre, -rating.value * 0.5, "rating")
    rating.delete()
    return True


def add_signal(profile, genre, weight, source):
    signal, created = TasteSignal.objects.get_or_create(
        profile=profile, genre=genre, source=source, defaults={"weight": clamp(weight, -LIMIT, LIMIT)}
    )
    if not created:
        TasteSignal.objects.filter(pk=signal.pk).update(weight=F("weight") + weight)
    return signal


def learn_from_watching(profile, title, share):
    """Giving up early is a weak dislike; the middle says nothing."""
    if 0.15 <= share < 0.6:
        return
    weight = 0.3 * share if share >= 0.6 else -0.1
    for genre in title.genres.all():
        add_signal(profile, genre, weight, "watching")


def genre_weights(profile):
    """Genre id -> weight, older signals count less."""
    weights = {}
    for signal in TasteSignal.objects.filter(profile=profile):
        age = (now() - signal.updated_at).days
        weights[signal.genre_id] = weights.get(signal.genre_id, 0.0) + signal.weight * decay(age, 90)
    return weights


def forget_taste(profile):
    """ "Start over" in the profile settings."""
    with transaction.atomic():
        TasteSignal.objects.filter(profile=profile).delete()
        Rating.objects.filter(profile=profile).delete()
        RecommendationRow.objects.filter(profile=profile).delete()


def seed_first_row(profile):
    """A new profile must not see an empty page."""
    row = RecommendationRow.objects.create(profile=profile, slug="new-here", heading="Good to start with")
    titles = Title.objects.published().suitable_for(profile).order_by("-plays")[:FIRST_ROW]
    RecommendationItem.objects.bulk_create(
        RecommendationItem(row=row, title=title, rank=rank, score=1 / rank) for rank, title in enumerate(titles, 1)
    )
    return row
