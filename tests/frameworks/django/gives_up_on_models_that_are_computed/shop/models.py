from django.db import models


class Order(models.Model):
    late = models.BooleanField()
