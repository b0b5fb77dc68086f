from django.contrib.auth import get_user_model
from django.db import models
from django.db.models.signals import post_save
from django.dispatch import receiver
from taggit.managers import TaggableManager


class Ship(models.Model):
    name = models.CharField(max_length=9)
    tags = TaggableManager()


class Order(models.Model):
    ship = models.ForeignKey(Ship, on_delete=models.CASCADE)


class Profile(models.Model):
    user = models.OneToOneField(get_user_model(), on_delete=models.CASCADE)


@receiver(post_save, sender=Order)
def after(sender, instance, **kwargs):
    instance.ship.save()
