from django.views.generic import CreateView, TemplateView

from shop.models import Order


class Wizard:
    model = Order

    def form_valid(self, form):
        return form.save()


class Page(TemplateView):
    model = Order

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs)


class Draft(CreateView):
    model = Order

    def form_valid(self, form):
        return form.save(commit=False)
