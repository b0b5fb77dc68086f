from django.urls import path

from shop import views

urlpatterns = [path("close", views.close), path("list", views.index), path("apart", views.apart), path("confirm", views.confirm)]
