from django.db import models


class Ship(models.Model):
    name = models.CharField(max_length=9)


class Order(models.Model):
    ships = models.ManyToManyField(Ship)
