from django import forms
from django.contrib import admin
from django.views.generic import CreateView, DeleteView, FormView, ListView, UpdateView
from django_filters import FilterSet
from django_filters.views import FilterView

from shop.models import Order, Ship


class BaseForm(forms.ModelForm):
    def save(self, commit=True):
        row = super().save(commit=False)
        row.save()
        return row


class OrderForm(BaseForm):
    class Meta:
        model = Order
        fields = ["ship"]


class ShipForm(BaseForm):
    class Meta:
        model = Ship
        fields = ["name", "tags"]


class BaseList(ListView):
    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {row.pk for row in context["object_list"]}


class OrderList(BaseList):
    model = Order


class ShipList(BaseList):
    queryset = Ship.objects.filter(name="a")


class AddOrder(CreateView):
    form_class = OrderForm

    def form_valid(self, form):
        self.object = form.save()
        return self.request.user.profile


class ChangeShip(UpdateView):
    model = Ship
    form_class = ShipForm


class DropOrder(DeleteView):
    model = Order


class Contact(FormView):
    form_class = OrderForm

    def post(self, request):
        form = self.get_form()
        form.instance.ship.delete()


class OrderFilter(FilterSet):
    class Meta:
        model = Order

    def late(self, queryset, name, value):
        return queryset.exclude(ship=value)


class Find(FilterView):
    filterset_class = OrderFilter


@admin.register(Ship)
class ShipAdmin(admin.ModelAdmin):
    def save_model(self, request, obj, form, change):
        obj.save()
        super().save_model(request, obj, form, change)
