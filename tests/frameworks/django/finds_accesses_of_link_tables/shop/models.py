"""Classes of link tables, taken out of the relation."""

from django.db import models


class Tag(models.Model):
    name = models.CharField(max_length=10)


class Port(models.Model):
    pass


class Leg(models.Model):
    tags = models.ManyToManyField(Tag, related_name="legs")
    port = models.ForeignKey(Port, on_delete=models.CASCADE)


LegTag = Leg.tags.through
Plain = Leg.port


def in_module():
    return LegTag.objects.filter(tag_id=1)


def in_function(leg: Leg):
    link = leg.tags.through
    return link.objects.bulk_create([link(leg_id=1, tag_id=2)])


def reverse():
    Tag.legs.through.objects.all().delete()


def one(tag):
    Leg.tags.through.objects.get(tag=tag).delete()


def no_link():
    return Leg.port.through.objects.all()


def gives_up(name):
    return getattr(Leg, name).through.objects.all()
