from django.db import models as orm
from django.db.models import CharField, Model


class Named(Model):
    name = CharField(max_length=40)
    code = CharField(max_length=8, db_column="short_code")

    class Meta:
        abstract = True
        ordering = ["name"]


class Placed(orm.Model):
    place = orm.FloatField()

    class Meta:
        abstract = True
        db_table = "placed_things"
