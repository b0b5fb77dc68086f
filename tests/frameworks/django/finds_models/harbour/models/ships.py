from django.db import models

from ..bases import Named, Placed


class Ship(Named):
    code = models.SlugField(primary_key=True)
    launched = models.DateField(null=True)

    class Meta(Named.Meta):
        db_table = "tblShips"


class Tanker(Ship):
    volume = models.IntegerField()


class LateShip(Ship):
    class Meta:
        proxy = True


class Buoy(Placed):
    pass


class Light(Buoy):
    class Meta(Placed.Meta):
        db_table = '"signals"."light"'


try:
    from somewhere import Berth
except ImportError:

    class Berth(models.Model):
        depth = models.FloatField()

        class Meta:
            managed = False
