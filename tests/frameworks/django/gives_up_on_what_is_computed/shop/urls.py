from django.urls import include, path

from shop.choices import pick
from shop.views import make, show

urlpatterns = [
    path(pick(), show),
    path("made/", make(pick())),
    path("hidden/", include(pick())),
]
