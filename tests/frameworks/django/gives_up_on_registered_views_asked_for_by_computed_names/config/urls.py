import os

from django.urls import include, path

from harbour.views import get_urls_for

urlpatterns = [path("ships/", include(get_urls_for(os.environ["MODEL"])))]
