from django.db import models
class Leg(models.Model):
    eta = models.IntegerField()
