from django.db import models


class Tag(models.Model):
    pass


class Order(models.Model):
    tags = models.ManyToManyField(Tag)


class Line(models.Model):
    pass
