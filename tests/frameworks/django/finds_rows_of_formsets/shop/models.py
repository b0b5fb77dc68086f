from django.db import models


class Order(models.Model):
    total = models.IntegerField()


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)
