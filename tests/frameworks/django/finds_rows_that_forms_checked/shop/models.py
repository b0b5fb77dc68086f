from django.db import models


class Owner(models.Model):
    name = models.CharField(max_length=9)


class Port(models.Model):
    owner = models.ForeignKey(Owner, on_delete=models.CASCADE)


class Ship(models.Model):
    owner = models.ForeignKey(Owner, on_delete=models.CASCADE)
    ports = models.ManyToManyField(Port)
