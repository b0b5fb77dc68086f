from django.db import models
from taggit.managers import TaggableManager


class Port(models.Model):
    name = models.CharField(max_length=9)


class Ship(models.Model):
    ports = models.ManyToManyField(Port)
    tags = TaggableManager()


class Crew(models.Model):
    ports = models.ManyToManyField(Port)
    home = models.ForeignKey(Port, null=True, on_delete=models.SET_NULL, related_name="+")
