from django.db import models
class Order(models.Model):
    name = models.CharField(max_length=3)
class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
