from django.urls import path
from django.views import View

VIEWS = {}


def register_view(model, name):
    def wrapper(cls):
        VIEWS.setdefault(model, []).append({"name": name, "view": cls})
        return cls

    return wrapper


def get_urls_for(model):
    return [path(config["name"], config["view"].as_view()) for config in VIEWS[model]]


@register_view("ship", "edit")
class ShipEdit(View):
    def get(self, request):
        return None
