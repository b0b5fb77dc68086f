from django.db import models
from softly import SoftDeleteModel


class Order(SoftDeleteModel):
    name = models.CharField(max_length=40)


class Note(models.Model):
    objects_of_art = models.TextField()


def deleted():
    return Order.deleted_objects.filter(name="x")


def no_manager():
    return Note.objects_of_art.all()
