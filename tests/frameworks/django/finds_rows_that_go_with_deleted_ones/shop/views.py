from django.core.management import call_command
from django.views.generic import DeleteView

from shop.models import Harbour, Ship


def scrap(key):
    Ship.objects.get(pk=key).delete()


class Scrap(DeleteView):
    model = Ship


class Close(DeleteView):
    model = Harbour


def reset(name):
    call_command("migrate")
    call_command(name)
    call_command("flush")
