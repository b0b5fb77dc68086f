from django.shortcuts import get_object_or_404, render
from django.views.generic import DetailView, ListView, UpdateView

from shop.forms import NoteForm, OrderForm
from shop.models import Order


def order(request, pk):
    found = get_object_or_404(Order, pk=pk)
    context = {"order": found}
    context["lines"] = found.lines
    return render(request, "shop/order.html", context)


class Orders(ListView):
    model = Order
    template_name = "shop/orders.html"


class OrderDetail(DetailView):
    queryset = Order.objects.all()

    def get_context_data(self, **kwargs):
        return super().get_context_data(buyer=self.object.customer, **kwargs)


class ChangeOrder(UpdateView):
    model = Order
    form_class = OrderForm
    template_name = "shop/form.html"


class NoteOrder(UpdateView):
    model = Order
    form_class = NoteForm
    template_name = "shop/form.html"
