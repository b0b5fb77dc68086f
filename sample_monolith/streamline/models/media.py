"""Titles and the files behind them. The search document ended up here because it points at a title."""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.urls import reverse

from streamline import managers
from streamline.models.base import TimeStamped
from streamline.utils import humanize_seconds, now, storage_path, today

from .people import Credit, Person

__all__ = [
    "Genre",
    "Title",
    "KidsTitle",
    "LiveEvent",
    "Season",
    "Episode",
    "Licence",
    "SourceFile",
    "EncodingJob",
    "Rendition",
    "SearchDocument",
]


class Genre(models.Model):
    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    parent = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="children")

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Title(TimeStamped):
    STATES = [
        ("draft", "Draft"),
        ("encoding", "Being encoded"),
        ("ready", "Ready"),
        ("published", "Published"),
        ("retired", "Retired"),
    ]
    KINDS = [("film", "Film"), ("series", "Series"), ("event", "Live event")]

    kind = models.CharField(max_length=10, choices=KINDS, default="film")
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=220, unique=True)
    synopsis = models.TextField(blank=True)
    original_language = models.CharField(max_length=8, default="en")
    release_year = models.PositiveSmallIntegerField(null=True, blank=True)
    maturity = models.PositiveSmallIntegerField(default=0)
    runtime_seconds = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=STATES, default="draft")
    published_at = models.DateTimeField(null=True, blank=True)
    plays = models.PositiveIntegerField(default=0, editable=False, help_text="kept by a database trigger")
    genres = models.ManyToManyField(Genre, blank=True, related_name="titles")
    people = models.ManyToManyField(Person, through=Credit, related_name="titles")
    prequel = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="sequels")
    audit = GenericRelation("AuditEntry", content_type_field="target_type", object_id_field="target_id")

    objects = managers.TitleManager()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("browse:title", kwargs={"slug": self.slug})

    @property
    def runtime(self):
        return humanize_seconds(self.runtime_seconds)


class KidsTitle(Title):
    objects = managers.KidsTitleManager()

    class Meta:
        proxy = True


class LiveEvent(Title):
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    venue = models.CharField(max_length=160, blank=True)


class Season(models.Model):
    series = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="seasons")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["number"]
        unique_together = [("series", "number")]


class Episode(TimeStamped):
    season = models.ForeignKey("Season", on_delete=models.CASCADE, related_name="episodes")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    runtime_seconds = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["season__number", "number"]

    def __str__(self):
        return f"S{self.season.number:02}E{self.number:02} {self.name}"


class Licence(TimeStamped):
    title = models.ForeignKey("streamline.Title", on_delete=models.CASCADE, related_name="licences")
    licensor = models.CharField(max_length=120)
    country = models.CharField(max_length=2, default="*", help_text="* is everywhere")
    starts_on = models.DateField(default=today)
    ends_on = models.DateField(null=True, blank=True)
    fee_cents = models.PositiveIntegerField(default=0)

    def covers(self, country, day):
        if self.country not in ("*", country):
            return False
        return self.starts_on <= day and (self.ends_on is None or self.ends_on >= day)


class SourceFile(TimeStamped):
    """The mezzanine file a studio delivered."""

    title = models.ForeignKey(Title, on_delete=models.CASCADE)
    episode = models.ForeignKey(Episode, on_delete=models.CASCADE, null=True, blank=True)
    path = models.CharField(max_length=300)
    checksum = models.CharField(max_length=64, blank=True)
    height = models.PositiveSmallIntegerField(default=1080)
    seconds = models.PositiveIntegerField(default=0)
    received_at = models.DateTimeField(default=now)


class EncodingJob(TimeStamped):
    source = models.ForeignKey("SourceFile", on_delete=models.CASCADE, related_name="jobs")
    status = models.CharField(max_length=10, default="queued")
    priority = models.SmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=80, blank=True)
    log = models.TextField(blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = managers.EncodingJobQuerySet.as_manager()

    class Meta:
        db_table = "enc_jobs"

    def fail(self, message):
        self.status = "failed"
        self.log = f"{self.log}\n{message}".strip()
        self.finished_at = now()
        self.save(update_fields=["status", "log", "finished_at", "updated_at"])


class Rendition(TimeStamped):
    source = models.ForeignKey(SourceFile, on_delete=models.CASCADE, related_name="renditions")
    job = models.ForeignKey(EncodingJob, on_delete=models.SET_NULL, null=True, related_name="renditions")
    height = models.PositiveSmallIntegerField()
    kbps = models.PositiveIntegerField()
    codec = models.CharField(max_length=10, default="h264")
    bytes = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["-height", "-kbps"]
        unique_together = [("source", "height", "codec")]

    @property
    def path(self):
        return storage_path("renditions", self.source_id, f"{self.height}p-{self.codec}.mp4")


class SearchDocument(TimeStamped):
    title = models.OneToOneField("Title", on_delete=models.CASCADE, related_name="search_document")
    text = models.TextField()
    tokens = models.TextField(help_text="space separated, sorted")
    boost = models.FloatField(default=1.0)
    stale = models.BooleanField(default=False)

    def token_set(self):
        return set(self.tokens.split())
