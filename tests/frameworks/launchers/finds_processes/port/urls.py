from django.urls import path

from port.views import ships

urlpatterns = [path("ships/", ships)]
