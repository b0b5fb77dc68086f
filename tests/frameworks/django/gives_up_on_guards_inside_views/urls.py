from django.core.exceptions import PermissionDenied
from django.urls import path


def show(request):
    if not request.user.is_staff:
        raise PermissionDenied
    return None


urlpatterns = [path("a/", show)]
