from django.db import transaction
from django.http import HttpResponse

from shop.models import Order


def close(request):
    _close(request.POST["order"])
    return HttpResponse()


def _close(key):
    Order.objects.filter(pk=key).update(state="closed")


def index(request):
    return HttpResponse(Order.objects.count())


@transaction.non_atomic_requests
def apart(request):
    _close(request.POST["order"])
    return HttpResponse()
