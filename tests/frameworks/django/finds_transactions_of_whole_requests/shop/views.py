import requests
from django.core.mail import send_mail
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


def confirm(request):
    _close(request.POST["order"])
    _tell("at once")
    transaction.on_commit(lambda: send_mail("put off", "", "", []))
    transaction.on_commit(_report)
    return HttpResponse()


def _tell(subject):
    send_mail(subject, "", "", [])


def _report():
    requests.post("https://reports.example/orders", timeout=5)
