from django.views import View

from harbour.models import Leg, Ship
from shared.registry import register_view


class Base(View):
    def get(self, request, pk=None):
        return None


@register_view(Ship, "list", path="", detail=False)
class ShipList(Base):
    pass


@register_view(Ship, "add", detail=False)
class ShipAdd(Base):
    def post(self, request):
        return None


@register_view(Ship)
class ShipDetail(Base):
    pass


@register_view(Ship, "edit")
class ShipEdit(Base):
    pass


@register_view(model=Leg, name="log", path="history")
class LegLog(Base):
    pass


class Plain(Base):
    pass
