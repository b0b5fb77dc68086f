from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models


class Note(models.Model):
    content_type = models.ForeignKey(ContentType, on_delete=models.DO_NOTHING)
    object_id = models.PositiveIntegerField()
    about = GenericForeignKey()


class Ship(models.Model):
    notes = GenericRelation(Note)


class Crew(models.Model):
    ship = models.ForeignKey(Ship, on_delete=models.CASCADE)


class Leg(models.Model):
    ship = models.ForeignKey(Ship, on_delete=models.CASCADE)


class Stop(models.Model):
    leg = models.ForeignKey(Leg, on_delete=models.CASCADE)


class Insurance(models.Model):
    ship = models.ForeignKey(Ship, on_delete=models.PROTECT)


class Berth(models.Model):
    ship = models.ForeignKey(Ship, null=True, on_delete=models.SET_NULL)


class Harbour(models.Model):
    name = models.CharField(max_length=9)

    def delete(self, *args, **kwargs):
        Berth.objects.filter(ship=None).delete()
