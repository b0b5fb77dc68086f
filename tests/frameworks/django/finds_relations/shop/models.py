from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.apps import apps
from django.db import models

from .fields import OwnerField

ORDER = "shop.Order"


class Owned(models.Model):
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="%(app_label)s_%(class)s_owned"
    )
    seen_by = models.ManyToManyField(get_user_model(), related_name="saw_%(class)s")

    class Meta:
        abstract = True


class Order(Owned):
    parent = models.ForeignKey("self", models.SET_NULL, null=True)
    replaced = models.OneToOneField("Order", on_delete=models.CASCADE, related_name="+")


class Line(Owned):
    order = models.ForeignKey(ORDER, on_delete=models.CASCADE, db_column="ord", related_name="lines")
    product = models.ForeignKey(to="Product", on_delete=models.DO_NOTHING, related_name="sold_as")
    swapped = models.ForeignKey(getattr(settings, "ORDER_MODEL", "shop.Other"), on_delete=models.SET(None), related_name="+")
    loaded = models.ForeignKey(apps.get_model("crew", "Sailor", require_ready=False), models.CASCADE, related_name="loaded_by")
    author = OwnerField(on_delete=models.CASCADE, related_name="+")


class Product(models.Model):
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="children")
    kind = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    related = models.ManyToManyField("self", symmetrical=False, related_name="back")
    team = models.ManyToManyField(Group, db_table="product_team")
    orders = models.ManyToManyField("Order", through="Line", through_fields=("product", "order"), related_name="in_orders")

    class Meta:
        default_related_name = "products"


class Special(Product):
    pass


class Cheap(Product):
    original = models.OneToOneField(Product, on_delete=models.CASCADE, parent_link=True)
