"""What the old cron job did. Four teams, one file."""

from celery import shared_task

from streamline.models import Profile
from streamline.services import auth, catalog, discovery, licensing, playback
from streamline.utils import chunks, log


@shared_task
def refresh_recommendation_rows():
    ids = Profile.objects.filter(household__erased_at__isnull=True).values_list("pk", flat=True)
    for batch in chunks(ids, 100):
        refresh_rows_of.delay(batch)
    return len(ids)


@shared_task(rate_limit="60/m")
def refresh_rows_of(profile_ids):
    rows = 0
    for profile in Profile.objects.filter(pk__in=profile_ids).select_related("household"):
        rows += discovery.rebuild_rows(profile)
    return rows


@shared_task
def retire_unlicensed_titles():
    retired = 0
    for title in licensing.unlicensed_titles():
        catalog.retire_title(title, "licence ended")
        retired += 1
    for licensor, licences in licensing.expiring_soon().items():
        log.info("%s: %s licences end soon", licensor, len(licences))
    return retired


@shared_task
def close_stale_sessions():
    return playback.close_silent_sessions()


@shared_task
def purge_access_tokens():
    return auth.purge_tokens()
