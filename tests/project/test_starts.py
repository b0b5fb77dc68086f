from analyzer.frameworks import BUILTIN
from tests.project.tiny import project_of

MODELS = """
from django.db import models
class Order(models.Model):
    pass
class Note(models.Model):
    pass
class Log(models.Model):
    pass
"""
VIEWS = """
from django.db.models.signals import post_delete
from django.dispatch import receiver
from rest_framework import routers, serializers, viewsets
from rest_framework.decorators import action
from shop.models import Log, Note, Order

class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ["id"]
    def update(self, instance, data):
        Note.objects.create()
    def get_total(self, order):
        return Note.objects.first()

class Orders(viewsets.ModelViewSet):
    queryset = Order.objects.all()
    serializer_class = OrderSerializer
    def perform_create(self, serializer):
        Log.objects.create()
    @action(detail=False, methods=["post"])
    def acknowledge(self, request):
        Log.objects.all().delete()

@receiver(post_delete, sender=Order)
def gone(sender, instance, **given):
    Note.objects.all().delete()

def make(request):
    return Order(id=1)

router = routers.DefaultRouter()
router.register("orders", Orders)
"""
URLS = """
from django.urls import include, path
from shop.views import make, router
urlpatterns = [path("", include(router.urls)), path("make/", make)]
"""


def written():
    texts = {"shop/__init__.py": "", "shop/models.py": MODELS, "shop/views.py": VIEWS, "shop/urls.py": URLS}
    settings = {"settings.py": 'INSTALLED_APPS = ["shop"]\nROOT_URLCONF = "shop.urls"\n'}
    project = project_of(texts | settings, BUILTIN)
    return {one.entry_point.removeprefix("http "): one for one in project.use_cases}


def test_a_route_that_reads_runs_nothing_that_writes():
    found = written()
    assert [found[one].tables_written for one in ("GET /orders/", "GET /orders/<pk>/")] == [(), ()]
    assert "shop_note" in found["GET /orders/"].tables_read


def test_a_route_runs_what_the_library_calls_for_its_own_action():
    found = written()
    assert "shop.views.Orders.perform_create" in found["POST /orders/"].functions
    assert "shop.views.Orders.perform_create" not in found["PUT /orders/<pk>/"].functions
    assert "shop_note" in found["PUT /orders/<pk>/"].tables_written


def test_other_actions_do_not_run():
    found = written()
    runs = [name for name, one in found.items() if "shop.views.Orders.acknowledge" in one.functions]
    assert runs == ["POST /orders/acknowledge/"]


def test_receivers_do_not_belong_to_what_makes_or_deletes_a_row():
    found = written()
    runs = [name for name, one in found.items() if "shop.views.gone" in one.functions]
    assert runs == ["signal post_delete:Order"]
    assert found["ANY /make/"].tables_written == ()
