"""Managers and querysets, all in one place since the great manager clean-up of sprint 41."""

from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import Q

from streamline.utils import now, today


class UserManager(BaseUserManager):
    """Users log in with their e-mail address."""

    use_in_migrations = True

    def _create(self, email, password, **extra):
        if not email:
            raise ValueError("an e-mail address is needed")
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_user(self, email, password=None, **extra):
        extra.setdefault("is_staff", False)
        extra.setdefault("is_superuser", False)
        return self._create(email, password, **extra)

    def create_superuser(self, email, password=None, **extra):
        extra["is_staff"] = True
        extra["is_superuser"] = True
        return self._create(email, password, **extra)


class TitleQuerySet(models.QuerySet):
    def published(self):
        return self.filter(state="published", published_at__lte=now())

    def licensed_in(self, country, day=None):
        day = day or today()
        return self.filter(
            Q(licences__ends_on__isnull=True) | Q(licences__ends_on__gte=day),
            licences__country__in=[country, "*"],
            licences__starts_on__lte=day,
        ).distinct()

    def suitable_for(self, profile):
        """Maturity limit and blocked genres of a profile."""
        titles = self.filter(maturity__lte=profile.maturity_limit)
        blocked = list(profile.blocked_genres.values_list("pk", flat=True))
        if blocked:
            titles = titles.exclude(genres__in=blocked)
        return titles

    def with_people(self):
        return self.prefetch_related("credits__person", "genres")


class TitleManager(models.Manager.from_queryset(TitleQuerySet)):
    def by_slug(self, slug):
        return self.get_queryset().get(slug=slug)


class KidsTitleManager(TitleManager):
    def get_queryset(self):
        return super().get_queryset().filter(maturity__lte=7)


class SubscriptionQuerySet(models.QuerySet):
    def due(self, day=None):
        return self.filter(status__in=["trial", "active"], period_end__lt=day or today())


class PlaybackSessionQuerySet(models.QuerySet):
    def running(self):
        return self.filter(state="playing", ended_at__isnull=True)

    def silent_since(self, moment):
        return self.running().filter(last_beat_at__lt=moment)


class EncodingJobQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(status="queued").order_by("-priority", "created_at")

    def stuck(self, since):
        return self.filter(status="running", started_at__lt=since)
