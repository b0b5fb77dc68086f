"""What happens when something happens. Imported by StreamlineConfig.ready()."""

from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from streamline.celery import app
from streamline.models import Rendition, SupportTicket, Title, User
from streamline.services import auth, discovery, operators, playback, taste
from streamline.signals import encoding_finished, title_published
from streamline.utils import log


@receiver(post_save, sender=Title)
def reindex_changed_title(sender, instance, created, **kwargs):
    if created or instance.state == "draft":
        return
    discovery.mark_stale(instance)
    if instance.state == "retired":
        discovery.remove_from_index(instance)


@receiver(title_published)
def index_published_title(sender, title, **kwargs):
    transaction.on_commit(lambda: app.send_task("search.index_title", args=[title.pk]))


@receiver(post_save, sender="streamline.Title", dispatch_uid="retired_title_leaves_rows")
def drop_retired_title(sender, instance, **kwargs):
    if instance.state == "retired":
        discovery.drop_title_from_rows(instance)


def learn_from_playback(sender, session, watched_share, **kwargs):
    """Connected in apps.py."""
    taste.learn_from_watching(session.profile, session.title, watched_share)


def stop_sessions_without_entitlement(sender, subscription, previous_status, **kwargs):
    """Connected in apps.py."""
    if not subscription.is_entitled:
        stopped = playback.stop_household(subscription.household, "subscription")
        log.info("household %s: %s sessions stopped", subscription.household_id, stopped)


@receiver(post_delete, sender=Rendition)
def remove_file_of_rendition(sender, instance, **kwargs):
    from streamline.tasks.media import remove_rendition_file

    path = instance.path
    transaction.on_commit(lambda: remove_rendition_file.delay(path))


@receiver(encoding_finished)
def clean_up_after_encoding(sender, job, **kwargs):
    app.send_task("streamline.tasks.media.clean_up_sources", args=[job.source.title_id])


@receiver(user_logged_in, sender=User)
def remember_login(sender, request, user, **kwargs):
    auth.record_login_attempt(request, user.email, user=user)


@receiver(post_save, sender=SupportTicket)
def audit_new_ticket(sender, instance, created, **kwargs):
    if created:
        operators.record_audit(instance.opened_by, instance, "ticket.opened", topic=instance.topic)
