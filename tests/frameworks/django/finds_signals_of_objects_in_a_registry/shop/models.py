from django.db import models


class Order(models.Model):
    pass


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)


class OrderProxy(Order):
    class Meta:
        proxy = True
