from django.db import models


class Order(models.Model):
    number = models.CharField(max_length=20)

    def close(self):
        self.save()


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)
