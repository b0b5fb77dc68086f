from django.apps import apps
from django.urls import path

urlpatterns = [path("shop/", apps.get_app_config("shop").urls)]
