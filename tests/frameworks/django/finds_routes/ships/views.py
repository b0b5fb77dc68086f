from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.decorators import login_required
from django.utils.decorators import method_decorator
from django.views import View
from django.views.generic import TemplateView, UpdateView


def plain(request, **kwargs):
    return None


def late(request):
    return None


@login_required
def log(request, code):
    return None


class Base(LoginRequiredMixin, View):
    def get(self, request):
        return None


class ShipDetail(Base):
    def delete(self, request):
        return None


@method_decorator(login_required, name="dispatch")
class ShipEdit(UpdateView):
    pass


class Named(View):
    http_method_names = ["get", "post"]

    def dispatch(self, request):
        return None


class About(TemplateView):
    pass
