from django.db import models


class LateQuerySet(models.QuerySet):
    def late(self):
        return self.filter(late=True)


class Ship(models.Model):
    name = models.CharField(max_length=9)


class Order(models.Model):
    ship = models.ForeignKey(Ship, on_delete=models.CASCADE, related_name="orders")
    objects = LateQuerySet.as_manager()
