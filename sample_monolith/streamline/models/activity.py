"""What viewers do, and what operators do."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from streamline.managers import PlaybackSessionQuerySet
from streamline.models.base import ProfileOwned
from streamline.utils import now

from .media import Episode, Genre, Rendition, Title


class PlaybackSession(ProfileOwned):
    title = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="playback_sessions")
    episode = models.ForeignKey(Episode, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    device = models.ForeignKey("streamline.Device", on_delete=models.CASCADE, related_name="playback_sessions")
    rendition = models.ForeignKey(Rendition, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, default="playing")
    position_seconds = models.PositiveIntegerField(default=0)
    last_beat_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.CharField(max_length=30, blank=True)

    objects = PlaybackSessionQuerySet.as_manager()

    def runtime(self):
        return self.episode.runtime_seconds if self.episode_id else self.title.runtime_seconds

    def end(self, reason):
        self.state = "ended"
        self.ended_at = now()
        self.end_reason = reason
        self.save()


class WatchProgress(ProfileOwned):
    title = models.ForeignKey("Title", on_delete=models.CASCADE, related_name="progress")
    episode = models.ForeignKey("Episode", on_delete=models.CASCADE, null=True, blank=True)
    position_seconds = models.PositiveIntegerField(default=0)
    completed = models.BooleanField(default=False)

    class Meta:
        unique_together = [("profile", "title", "episode")]


class WatchHistory(ProfileOwned):
    title = models.ForeignKey("streamline.Title", on_delete=models.CASCADE, related_name="watched")
    episode = models.ForeignKey("streamline.Episode", on_delete=models.SET_NULL, null=True, blank=True)
    session = models.OneToOneField(PlaybackSession, on_delete=models.SET_NULL, null=True, related_name="history")
    watched_seconds = models.PositiveIntegerField(default=0)
    watched_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "watch_history"
        ordering = ["-watched_at"]
        verbose_name_plural = "watch history"


class Bookmark(ProfileOwned):
    title = models.ForeignKey(Title, on_delete=models.CASCADE)
    position_seconds = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=140, blank=True)


class Rating(ProfileOwned):
    title = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="ratings")
    value = models.SmallIntegerField(help_text="-1, 1 or 2")

    class Meta:
        unique_together = [("profile", "title")]


class TasteSignal(ProfileOwned):
    genre = models.ForeignKey(Genre, on_delete=models.CASCADE)
    weight = models.FloatField(default=0)
    source = models.CharField(max_length=20, default="rating")


class RecommendationRow(ProfileOwned):
    slug = models.SlugField(max_length=60)
    heading = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0)
    titles = models.ManyToManyField("Title", through="RecommendationItem", related_name="+")

    class Meta:
        ordering = ["position"]
        unique_together = [("profile", "slug")]


class RecommendationItem(models.Model):
    row = models.ForeignKey(RecommendationRow, on_delete=models.CASCADE, related_name="items")
    title = models.ForeignKey(Title, on_delete=models.CASCADE)
    rank = models.PositiveSmallIntegerField()
    score = models.FloatField(default=0)

    class Meta:
        ordering = ["rank"]


class SearchQuery(models.Model):
    profile = models.ForeignKey("Profile", on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.CharField(max_length=200)
    results_count = models.PositiveIntegerField(default=0)
    clicked = models.ForeignKey("streamline.Title", on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=now)

    class Meta:
        db_table = "search_log"


class AuditEntry(models.Model):
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="audit_trail"
    )
    action = models.CharField(max_length=40)
    target_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    target_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("target_type", "target_id")
    details = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["-at"]
        verbose_name_plural = "audit entries"
