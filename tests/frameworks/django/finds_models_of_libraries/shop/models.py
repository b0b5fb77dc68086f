from django.contrib.auth.models import User
from django.contrib.gis.db import models as geo
from django.db import models
from model_utils.models import TimeStampedModel
from mptt.models import MPTTModel, TreeForeignKey
from polymorphic.models import PolymorphicModel
from wagtail.models import Page


class Category(MPTTModel):
    parent = TreeForeignKey("self", null=True, on_delete=models.CASCADE, related_name="children")
    city = models.ForeignKey("cities.City", on_delete=models.CASCADE)


class Depot(TimeStampedModel):
    place = geo.PointField()


class Reader(User):
    class Meta:
        proxy = True


class Landing(Page):
    intro = models.TextField()


class Media(PolymorphicModel):
    pass


class Clip(Media):
    length = models.IntegerField()
