"""Rows of managers that are shared, of child tables, and rows that come out of library functions."""

from django.contrib.auth import get_user_model
from django.core.paginator import Paginator
from django.db import models

User = get_user_model()


class OpenQuerySet(models.QuerySet):
    def close_all(self):
        return self.update(open=False)


class SharedManager(models.Manager):
    def make(self):
        return self.create()


class Red(models.Model):
    objects = SharedManager.from_queryset(OpenQuerySet)()


class Blue(models.Model):
    objects = SharedManager()
    rows = OpenQuerySet.as_manager()
    red = models.ForeignKey(Red, on_delete=models.CASCADE, related_name="blues", related_query_name="sky")

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        Log.objects.bulk_create([Log()])


class DarkBlue(Blue):
    depth = models.IntegerField()


class Log(models.Model):
    pass


def numbered():
    for number, red in enumerate(Red.objects.all()):
        red.save()


def zipped():
    for red, log in zip(Red.objects.all(), Log.objects.all()):
        log.save()


def backwards():
    for red in reversed(sorted(list(Red.objects.all()))):
        red.save()


def one():
    next(iter(Red.objects.all())).save()


def paged():
    for red in Paginator(Red.objects.all(), 10).page(1):
        red.save()


def counters():
    for number, red in enumerate(Red.objects.all()):
        number.save()
    len(Red.objects.all()).save()


def looked_up():
    return Red.objects.filter(sky__pk=1)


def not_looked_up():
    return Red.objects.filter(blues__pk=1)


def poured():
    return Blue.objects.filter(**{"red__open": True})


def darker():
    return DarkBlue.objects.count()


def annotated(user: User):
    user.save()
