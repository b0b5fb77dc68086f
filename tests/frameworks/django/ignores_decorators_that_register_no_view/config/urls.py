from django.urls import path

from harbour import views

urlpatterns = [path("ships/", views.Ships.as_view())]
