"""Titles, seasons, people: what there is to watch."""

from streamline.exceptions import NotAllowed
from streamline.models import Credit, Episode, Genre, LiveEvent, Person, Season, Title
from streamline.signals import title_published
from streamline.utils import cached, now, unique_slug

REQUIRED_TO_PUBLISH = ("name", "synopsis", "release_year")


def visible_titles(profile, country=None):
    """What this profile may see here and today."""
    country = country or profile.household.country
    return Title.objects.published().licensed_in(country).suitable_for(profile)


def create_title(name, kind="film", genres=(), **fields) -> Title:
    title = Title.objects.create(name=name, kind=kind, slug=unique_slug(Title, name), **fields)
    if genres:
        title.genres.set(find_or_make_genres(genres))
    return title


def update_title(title, genres=None, **fields):
    for name, value in fields.items():
        setattr(title, name, value)
    title.save()
    if genres is not None:
        title.genres.set(find_or_make_genres(genres))
    return title


def find_or_make_genres(names):
    """Genres by name; "Drama > Courtroom" makes the parent, too."""
    found = []
    for name in names:
        parent = None
        for part in [part.strip() for part in name.split(">")]:
            genre = Genre.objects.filter(name__iexact=part).first()
            if genre is None:
                genre = Genre.objects.create(name=part, slug=unique_slug(Genre, part, max_length=60), parent=parent)
            parent = genre
        found.append(parent)
    return found


def genre_with_children(genre):
    """The genre and all genres below it."""
    family, waiting = [genre], [genre]
    while waiting:
        for child in waiting.pop().children.all():
            if child not in family:
                family.append(child)
                waiting.append(child)
    return family


def add_episode(series, season_number, number, name, runtime_seconds=0):
    if series.kind != "series":
        raise NotAllowed("Only a series has episodes.")
    season, _ = Season.objects.get_or_create(series=series, number=season_number)
    episode, created = Episode.objects.update_or_create(
        season=season, number=number, defaults={"name": name, "runtime_seconds": runtime_seconds}
    )
    if created:
        longest = max(series.runtime_seconds, runtime_seconds)
        Title.objects.filter(pk=series.pk).update(runtime_seconds=longest)
    return episode


def next_episode(episode):
    season = episode.season
    following = season.episodes.filter(number__gt=episode.number).first()
    if following is None:
        next_season = Season.objects.filter(series=season.series, number__gt=season.number).first()
        following = next_season.episodes.first() if next_season else None
    return following


def add_credit(title, person_name, role="actor", character=""):
    person = Person.objects.filter(name=person_name).first()
    if person is None:
        person = Person.objects.create(name=person_name, slug=unique_slug(Person, person_name))
    credit, _ = Credit.objects.get_or_create(
        title=title,
        person=person,
        role=role,
        defaults={"character": character, "position": title.credits.count()},
    )
    return credit


def schedule_live_event(name, starts_at, ends_at=None, venue="", **fields):
    return LiveEvent.objects.create(
        name=name,
        kind="event",
        slug=unique_slug(Title, name),
        starts_at=starts_at,
        ends_at=ends_at,
        venue=venue,
        **fields,
    )


def missing_before_publication(title):
    missing = [field for field in REQUIRED_TO_PUBLISH if not getattr(title, field)]
    if not title.licences.exists():
        missing.append("licence")
    if title.kind == "series" and not Episode.objects.filter(season__series=title).exists():
        missing.append("episodes")
    return missing


def publish_title(title, actor=None):
    missing = missing_before_publication(title)
    if title.state not in ("ready", "retired") and title.kind != "event":
        missing.append("encoded video")
    if missing:
        raise NotAllowed("Still missing: " + ", ".join(missing))
    title.state = "published"
    title.published_at = now()
    title.save()
    title_published.send(sender=Title, title=title)
    return title


def retire_title(title, reason=""):
    title.state = "retired"
    title.save(update_fields=["state", "updated_at"])
    return title


@cached("genre-menu", 600)
def genre_menu():
    return list(Genre.objects.filter(parent__isnull=True).values("name", "slug"))


def title_details(title):
    """What the apps show on a title page."""
    details = {
        "slug": title.slug,
        "name": title.name,
        "kind": title.kind,
        "year": title.release_year,
        "runtime": title.runtime,
        "genres": [genre.name for genre in title.genres.all()],
        "cast": [credit.person.name for credit in title.credits.all() if credit.role == "actor"],
        "directors": [credit.person.name for credit in title.credits.all() if credit.role == "director"],
        "sequels": [sequel.slug for sequel in title.sequels.all()],
    }
    if title.kind == "series":
        details["seasons"] = [
            {"number": season.number, "episodes": [str(episode) for episode in season.episodes.all()]}
            for season in title.seasons.prefetch_related("episodes")
        ]
    if title.kind == "event":
        details["starts_at"] = title.liveevent.starts_at.isoformat()
    return details
