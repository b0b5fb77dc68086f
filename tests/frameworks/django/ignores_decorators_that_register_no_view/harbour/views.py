from django.views import View

from harbour.models import Ship

SEEN = {}


def documented(model, name):
    def wrapper(cls):
        cls.note = name
        return cls

    return wrapper


def kept(model, name):
    def wrapper(cls):
        SEEN[name] = cls
        return cls

    return wrapper


class Ships(View):
    def get(self, request):
        return None


@documented(Ship, "edit")
class ShipEdit(Ships):
    pass


@kept(Ship, "show")
class ShipShow(Ships):
    pass
