"""Everyone: members, viewers, cast and crew, and those who write to support."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.urls import reverse

from streamline.managers import UserManager
from streamline.utils import check_pin, hash_pin, mask_email, now

from .base import TimeStamped


class Household(TimeStamped):
    name = models.CharField(max_length=120)
    country = models.CharField(max_length=2, default="US")
    postcode = models.CharField(max_length=12, blank=True)
    profile_limit = models.PositiveSmallIntegerField(default=2)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "accounts_household"

    def __str__(self):
        return self.name

    def has_room(self):
        return self.profiles.count() < self.profile_limit


class User(AbstractUser):
    username = None
    email = models.EmailField(unique=True)
    household = models.ForeignKey(Household, on_delete=models.CASCADE, null=True, blank=True, related_name="members")
    phone = models.CharField(max_length=32, blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    email_verified_at = models.DateTimeField(null=True, blank=True)
    marketing_opt_in = models.BooleanField(default=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    def __str__(self):
        return mask_email(self.email)

    def main_profile(self):
        return self.profiles.order_by("pk").first()


class Profile(TimeStamped):
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="profiles")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="profiles"
    )
    name = models.CharField(max_length=60)
    avatar = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=8, default="en")
    is_kids = models.BooleanField(default=False)
    maturity_limit = models.PositiveSmallIntegerField(default=18)
    pin_hash = models.CharField(max_length=128, blank=True)
    blocked_genres = models.ManyToManyField("Genre", blank=True, related_name="+")

    class Meta:
        unique_together = [("household", "name")]

    def __str__(self):
        return self.name

    def set_pin(self, pin):
        self.pin_hash = hash_pin(pin, salt=str(self.household_id)) if pin else ""

    def pin_matches(self, pin):
        return not self.pin_hash or check_pin(pin, self.pin_hash, salt=str(self.household_id))

    def home_rows(self):
        # discovery imports the models
        from streamline.services.discovery import rows_for_home

        return rows_for_home(self)


class Device(TimeStamped):
    KINDS = [("tv", "Television"), ("phone", "Phone"), ("web", "Browser"), ("console", "Console")]

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="devices")
    fingerprint = models.CharField(max_length=64, db_index=True)
    kind = models.CharField(max_length=10, choices=KINDS, default="web")
    name = models.CharField(max_length=80, blank=True)
    last_seen_at = models.DateTimeField(null=True, blank=True)
    last_ip_address = models.GenericIPAddressField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        unique_together = [("user", "fingerprint")]

    def __str__(self):
        return self.name or self.get_kind_display()


class AccessToken(TimeStamped):
    """API tokens, password resets and e-mail confirmations. Only the hash is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="access_tokens")
    device = models.ForeignKey("Device", on_delete=models.CASCADE, null=True, blank=True, related_name="tokens")
    purpose = models.CharField(max_length=10, default="api")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    @property
    def is_valid(self):
        return self.expires_at > now() and (self.purpose == "api" or self.used_at is None)


class LoginAttempt(models.Model):
    user = models.ForeignKey("streamline.User", on_delete=models.SET_NULL, null=True, related_name="+")
    email = models.EmailField()
    ip_address = models.GenericIPAddressField(null=True)
    succeeded = models.BooleanField(default=False)
    reason = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["email", "at"], name="login_email_at")]


class Person(models.Model):
    """Cast and crew, not a member."""

    name = models.CharField(max_length=160)
    slug = models.SlugField(max_length=180, unique=True)
    born_on = models.DateField(null=True, blank=True)
    biography = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("browse:person", args=[self.slug])


class Credit(models.Model):
    title = models.ForeignKey("streamline.Title", on_delete=models.CASCADE, related_name="credits")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="credits")
    role = models.CharField(max_length=20, default="actor")
    character = models.CharField(max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        unique_together = [("title", "person", "role")]


class SupportTicket(TimeStamped):
    STATUS = [("open", "Open"), ("waiting", "Waiting for the member"), ("closed", "Closed")]

    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    subject = models.CharField(max_length=200)
    body = models.TextField()
    topic = models.CharField(max_length=20, default="other")
    status = models.CharField(max_length=10, choices=STATUS, default="open")
    priority = models.PositiveSmallIntegerField(default=3)
    closed_at = models.DateTimeField(null=True, blank=True)
    audit = GenericRelation("AuditEntry", content_type_field="target_type", object_id_field="target_id")

    def __str__(self):
        return f"#{self.pk} {self.subject}"

    def get_absolute_url(self):
        return reverse("support:ticket", args=[self.pk])


class TicketReply(TimeStamped):
    ticket = models.ForeignKey("SupportTicket", on_delete=models.CASCADE, related_name="replies")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True)
    body = models.TextField()
    internal = models.BooleanField(default=False)

    class Meta:
        ordering = ["created_at"]
