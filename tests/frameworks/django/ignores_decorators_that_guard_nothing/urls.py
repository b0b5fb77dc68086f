from django.urls import path
from django.views import View
from django.views.decorators.cache import cache_page, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST


@csrf_exempt
@require_POST
def post(request):
    return None


class OrderMixin:
    def has_object(self):
        return True


class Show(OrderMixin, View):
    def get(self, request):
        return None


urlpatterns = [path("a/", post), path("b/", never_cache(cache_page(60)(Show.as_view())))]
