from django.db import models


class Sailor(models.Model):
    name = models.CharField(max_length=9)


class Crew(models.Model):
    name = models.CharField(max_length=9)
