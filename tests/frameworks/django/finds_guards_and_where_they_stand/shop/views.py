from django.contrib.auth.decorators import login_required, permission_required
from django.contrib.auth.mixins import PermissionRequiredMixin, UserPassesTestMixin
from django.utils.decorators import method_decorator
from django.views import View

from shop.security import CrewRequiredMixin, require_crew


@login_required
@require_crew
def decorated(request):
    return None


class Plain(View):
    def get(self, request):
        return None


class Mixed(CrewRequiredMixin, View):
    def get(self, request):
        return None


class Attribute(PermissionRequiredMixin, View):
    permission_required = "shop.view_order"

    def get(self, request):
        return None


class Checked(UserPassesTestMixin, View):
    def test_func(self):
        return True

    def get(self, request):
        return None


class Dispatched(View):
    @method_decorator(permission_required("shop.x"))
    def dispatch(self, request):
        return None

    def get(self, request):
        return None
