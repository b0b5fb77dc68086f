from django.db import models


class Visit(models.Model):
    path = models.CharField(max_length=200)


class Ban(models.Model):
    address = models.CharField(max_length=40)
