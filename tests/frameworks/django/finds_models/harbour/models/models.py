from django.db import models


class Depot(models.Model):
    pass
