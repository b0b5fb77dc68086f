from django.views.generic import ListView

from shop.models import Order


def model_for(name):
    return {"order": Order}[name]


class Computed(ListView):
    model = model_for("order")

    def get_queryset(self):
        return super().get_queryset().filter(late=True)


class Unbound(ListView):
    def get_queryset(self):
        return super().get_queryset().filter(late=True)
