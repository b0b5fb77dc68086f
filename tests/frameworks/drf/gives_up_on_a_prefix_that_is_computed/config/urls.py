import os

from django.urls import include, path
from rest_framework.routers import DefaultRouter

from fleet.views import Ships, choose

router = DefaultRouter()
router.register(os.environ["PREFIX"], Ships)
router.register("chosen", choose())
lost = DefaultRouter()
lost.register("lost", Ships)

urlpatterns = [path("", include(router.urls))]
