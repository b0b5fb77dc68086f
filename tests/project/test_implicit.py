from analyzer.frameworks import BUILTIN
from tests.project.tiny import project_of

MODELS = """
from django.db import models
class Ship(models.Model): pass
class Order(models.Model):
    ships = models.ManyToManyField(Ship)
"""
VIEWS = """
from rest_framework import serializers, viewsets
from shop.models import Order, Ship
class OrderSerializer(serializers.ModelSerializer):
    ship = serializers.PrimaryKeyRelatedField(queryset=Ship.objects.all())
    class Meta:
        model = Order
        fields = ["ships"]
class Orders(viewsets.ModelViewSet):
    queryset = Order.objects.all()
    serializer_class = OrderSerializer
"""
URLS = """
from rest_framework.routers import DefaultRouter
from django.urls import include, path
from shop.views import Orders
router = DefaultRouter()
router.register("orders", Orders)
urlpatterns = [path("", include(router.urls))]
"""


def shop(views=VIEWS):
    files = {"shop/__init__.py": "", "shop/models.py": MODELS, "shop/views.py": views, "shop/urls.py": URLS}
    return project_of(files | {"settings.py": 'ROOT_URLCONF = "shop.urls"\n'}, BUILTIN)


def implicit():
    return [one for one in shop().accesses if one.implicit]


def test_a_bound_view_touches_its_table_without_a_line_of_its_own():
    found = {(one.verb, one.op) for one in implicit() if one.function == "shop.views.Orders" and not one.via}
    assert {("list", "read"), ("create", "write"), ("destroy", "write")} <= found


def test_what_a_serializer_shows_is_read_by_the_view():
    found = {(one.verb, one.table) for one in implicit() if one.via == "shop.views.OrderSerializer"}
    read = {("render", "shop_order_ships"), ("render", "shop_ship"), ("all", "shop_ship")}
    assert found == read | {("create", "shop_order_ships"), ("update", "shop_order_ships")}


def test_a_request_that_is_safe_writes_nothing_implicitly():
    cases = {one.entry_point: one for one in shop().use_cases}
    assert cases["http GET /orders/"].tables_written == ()
    assert cases["http POST /orders/"].tables_written == ("shop_order", "shop_order_ships")


def test_a_serializer_sets_no_links_of_what_it_only_shows():
    shown = VIEWS.replace('fields = ["ships"]', 'fields = ["ships"]\n        read_only_fields = ["ships"]')
    nested = VIEWS.replace(
        "class OrderSerializer",
        "class ShipSerializer(serializers.ModelSerializer):\n    class Meta:\n        model = Ship\n"
        "class OrderSerializer",
    ).replace("    ship = ", "    ships = ShipSerializer(many=True)\n    ship = ")
    for views in (shown, nested):
        cases = {one.entry_point: one for one in shop(views).use_cases}
        assert cases["http POST /orders/"].tables_written == ("shop_order",)
        assert "shop_order_ships" in cases["http GET /orders/"].tables_read


def test_what_goes_with_deleted_rows_is_written_by_requests_that_delete_only():
    cases = {one.entry_point: one for one in shop(VIEWS.replace('fields = ["ships"]', 'fields = ["id"]')).use_cases}
    assert cases["http POST /orders/"].tables_written == ("shop_order",)
    assert cases["http DELETE /orders/<pk>/"].tables_written == ("shop_order", "shop_order_ships")


def test_two_views_that_inherit_one_base_view_read_their_own_tables_only():
    text = """
from django.views.generic import ListView
from shop.models import Order, Ship
class Base(ListView):
    def get_queryset(self):
        return super().get_queryset().filter(pk=1)
class Orders(Base):
    model = Order
class Ships(Base):
    model = Ship
"""
    urls = """
from django.urls import path
from shop.views import Orders, Ships
urlpatterns = [path("orders", Orders.as_view()), path("ships", Ships.as_view())]
"""
    files = {"shop/__init__.py": "", "shop/models.py": MODELS, "shop/views.py": text, "shop/urls.py": urls}
    project = project_of(files | {"settings.py": 'ROOT_URLCONF = "shop.urls"\n'}, BUILTIN)
    read = {one.entry_point: one.tables_read for one in project.use_cases}
    assert read == {"http GET /orders": ("shop_order",), "http GET /ships": ("shop_ship",)}
