from django.db import models


class Ship(models.Model):
    name = models.CharField(max_length=9)


class Leg(models.Model):
    name = models.CharField(max_length=9)
