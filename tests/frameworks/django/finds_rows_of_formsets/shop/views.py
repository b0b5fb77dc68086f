from django.forms import formset_factory, inlineformset_factory, modelformset_factory

from shop.models import Line, Order

Lines = inlineformset_factory(Order, Line, fields=["order"])
Orders = modelformset_factory(model=Order, fields=["total"])


def save_all(request, order):
    lines = Lines(request.POST, instance=order)
    if lines.is_valid():
        lines.save()


def save_each(request):
    for form in Orders(request.POST):
        form.save()


def put_off(request):
    rows = Orders(request.POST).save(commit=False)
    for row in rows:
        row.save()


def of_no_model(request, form):
    formset_factory(form)(request.POST).save()
