from django.urls import path

from shop.views import show

urlpatterns = [path("lost/", show)]
