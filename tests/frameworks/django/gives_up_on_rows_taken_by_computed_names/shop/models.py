"""Rows under names that nobody knows, and under one name of which callers do not agree."""

from typing import cast

from django.db import models


class Port(models.Model):
    pass


class Ship(models.Model):
    pass


def named(name, **options):
    options[name].save()


def disagreed(**options):
    options.pop("row").save()


def not_rest(options):
    options.pop("port").save()


def give(key, kind, thing):
    named(key, port=Port())
    disagreed(row=Port())
    disagreed(row=Ship())
    not_rest(options={"port": Port()})
    cast(kind, thing).save()
