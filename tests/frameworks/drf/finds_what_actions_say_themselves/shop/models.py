from django.db import models


class Order(models.Model):
    name = models.CharField(max_length=9)


class Note(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)
    text = models.TextField()
