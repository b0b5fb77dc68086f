from typing import TYPE_CHECKING

from django import forms
from django.db import models
from django.template import Library

register = Library()


class OrderForm(forms.Form):
    name = forms.CharField()


class Mixin:
    note = models.CharField(max_length=3)


@register.filter
def shorten(value):
    return value


if TYPE_CHECKING:

    class Order(models.Model):
        pass
