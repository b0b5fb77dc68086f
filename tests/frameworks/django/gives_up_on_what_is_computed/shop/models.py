from django.db import models

from shop.choices import pick


class Order(models.Model):
    target = models.ForeignKey(pick(), on_delete=models.CASCADE)


class Line(models.Model):
    class Meta:
        db_table = pick()
