"""Rows that call sites give by keyword, that a cast names, that signed in, and queries handed on to be run."""

from typing import cast

from django import forms
from django.contrib.auth import authenticate
from django.core.cache import cache
from django.db import models
from django.db.models import Prefetch


class Port(models.Model):
    pass


class Fleet(models.Model):
    ports = models.ManyToManyField(Port)

    def delete(self, *args, **kwargs):
        return super().delete(*args, **kwargs)


class Ship(models.Model):
    fleet = models.ForeignKey(Fleet, on_delete=models.CASCADE)


class Captain(models.Model):
    user = models.OneToOneField("auth.User", on_delete=models.CASCADE)


class ShipForm(forms.Form):
    def __init__(self, *args, **kwargs):
        fleet = kwargs.pop("fleet")
        super().__init__(*args, **kwargs)
        self.choices = list(fleet.ship_set.all())


def ask(**options):
    options["port"].save()


def give():
    ShipForm({}, fleet=Fleet.objects.get())
    ask(port=Port.objects.get())


def cast_to(request):
    ship = cast(Ship, request.thing)
    ship.save()


def sign_in(name):
    user = authenticate(username=name)
    user.captain.save()


def counted():
    return cache.get_or_set("ships", Ship.objects.count)


def fetched():
    return Port.objects.prefetch_related(Prefetch("fleet_set"))


def scrap(fleet: Fleet):
    fleet.delete()
