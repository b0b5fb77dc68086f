from django.db import models


class Ship(models.Model):
    pass


class Rota(models.Model):
    class Meta:
        app_label = "port"
