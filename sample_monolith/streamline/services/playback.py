"""Playback sessions, resume points and the watch history."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from streamline.exceptions import NotAllowed, NotEntitled, TooManyStreams
from streamline.models import Bookmark, PlaybackSession, WatchHistory, WatchProgress
from streamline.services import delivery, licensing
from streamline.signals import playback_finished
from streamline.utils import clamp, now

COMPLETED_SHARE = 0.93
RESUME_REWIND = 8  # seconds
HISTORY_MINIMUM = 60  # seconds; less is browsing, not watching


def require_entitlement(profile):
    """The plan of the household, or an exception."""
    from streamline.services.billing import subscription_of  # billing stops our sessions

    subscription = subscription_of(profile.household)
    if subscription is None or not subscription.is_entitled:
        raise NotEntitled("Your subscription has ended.")
    return subscription.plan


def running_sessions(household):
    alive = now() - timedelta(seconds=settings.HEARTBEAT_TIMEOUT_SECONDS)
    return PlaybackSession.objects.running().filter(profile__household=household, last_beat_at__gte=alive)


def start_playback(profile, title, device, episode=None, kbps=None):
    """Check everything, open a session, return it with its manifest."""
    plan = require_entitlement(profile)
    if title.maturity > profile.maturity_limit:
        raise NotAllowed("This profile may not watch that.")
    licensing.require_licence(title, profile.household.country)
    renditions = delivery.renditions_for(title, episode)
    rendition = delivery.pick_rendition(renditions, device, plan.max_height, kbps)
    with transaction.atomic():
        others = running_sessions(profile.household).exclude(device=device)
        if others.count() >= plan.streams:
            raise TooManyStreams(f"Your plan allows {plan.streams} streams at a time.")
        for session in PlaybackSession.objects.running().filter(device=device):
            finish_playback(session, "replaced")
        session = PlaybackSession.objects.create(
            profile=profile,
            title=title,
            episode=episode,
            device=device,
            rendition=rendition,
            position_seconds=resume_point(profile, title, episode),
        )
    return session, delivery.manifest_for(session, renditions, plan.max_height)


def resume_point(profile, title, episode=None) -> int:
    progress = WatchProgress.objects.filter(profile=profile, title=title, episode=episode).first()
    if progress is None or progress.completed:
        return 0
    return max(0, progress.position_seconds - RESUME_REWIND)


def record_heartbeat(session, position_seconds, state="playing"):
    """The player calls this twice a minute."""
    if session.state == "ended":
        raise NotAllowed("This session has ended.")
    limit = session.runtime() or position_seconds
    session.position_seconds = clamp(position_seconds, 0, limit)
    session.last_beat_at = now()
    session.state = state
    session.save(update_fields=["position_seconds", "last_beat_at", "state", "updated_at"])
    save_progress(session)
    return session


def save_progress(session):
    runtime = session.runtime()
    completed = bool(runtime) and session.position_seconds >= runtime * COMPLETED_SHARE
    progress, _ = WatchProgress.objects.update_or_create(
        profile=session.profile,
        title=session.title,
        episode=session.episode,
        defaults={"position_seconds": session.position_seconds, "completed": completed},
    )
    return progress


def watched_share(session) -> float:
    runtime = session.runtime()
    return clamp(session.position_seconds / runtime, 0.0, 1.0) if runtime else 0.0


def finish_playback(session, reason="stopped"):
    if session.ended_at is not None:
        return session
    session.end(reason)
    progress = save_progress(session)
    if session.position_seconds >= HISTORY_MINIMUM or progress.completed:
        WatchHistory.objects.update_or_create(
            session=session,
            defaults={
                "profile": session.profile,
                "title": session.title,
                "episode": session.episode,
                "watched_seconds": session.position_seconds,
            },
        )
    playback_finished.send(sender=PlaybackSession, session=session, watched_share=watched_share(session))
    return session


def stop_household(household, reason):
    stopped = 0
    for session in PlaybackSession.objects.running().filter(profile__household=household):
        finish_playback(session, reason)
        stopped += 1
    return stopped


def close_silent_sessions():
    limit = now() - timedelta(seconds=settings.HEARTBEAT_TIMEOUT_SECONDS)
    closed = 0
    for session in PlaybackSession.objects.silent_since(limit):
        finish_playback(session, "timeout")
        closed += 1
    return closed


def up_next(session):
    from streamline.services.catalog import next_episode

    return next_episode(session.episode) if session.episode else session.title.sequels.first()


def add_bookmark(profile, title, position_seconds=0, note=""):
    bookmark, _ = Bookmark.objects.update_or_create(
        profile=profile, title=title, position_seconds=position_seconds, defaults={"note": note[:140]}
    )
    return bookmark


def remove_bookmark(profile, bookmark_id):
    deleted, _ = Bookmark.objects.filter(profile=profile, pk=bookmark_id).delete()
    return bool(deleted)
