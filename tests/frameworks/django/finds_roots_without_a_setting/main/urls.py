from django.urls import include, path

urlpatterns = [path("part/", include("part.urls"))]
