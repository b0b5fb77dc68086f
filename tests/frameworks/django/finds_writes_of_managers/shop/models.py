"""Managers of libraries make rows of the model that they stand under."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class MemberManager(BaseUserManager):
    def _make(self, email, **extra):
        member = self.model(email=self.normalize_email(email), **extra)
        member.save(using=self._db)
        return member

    def create_user(self, email, **extra):
        return self._make(email, **extra)


class Member(AbstractBaseUser):
    email = models.EmailField(unique=True)
    objects = MemberManager()


class StampQuerySet(models.QuerySet):
    def copy_all(self):
        return [self.model(name=one.name).save() for one in self.all()]


class Stamp(models.Model):
    name = models.CharField(max_length=10)
    objects = StampQuerySet.as_manager()


class SharedManager(models.Manager):
    def make(self):
        self.model().save()


class Red(models.Model):
    objects = SharedManager()


class Blue(models.Model):
    objects = SharedManager()


def paint():
    Red.objects.make()


class Printer:
    """Its `model` is a machine, no class of rows."""

    def __init__(self, model):
        self.model = model

    def run(self):
        self.model("x").save()


class Bold(models.Model):
    objects = SharedManager()

    def save(self, **options):
        Note.objects.create()
        super().save(**options)


class Note(models.Model):
    pass


def paint_bold():
    Bold.objects.bulk_create([])
