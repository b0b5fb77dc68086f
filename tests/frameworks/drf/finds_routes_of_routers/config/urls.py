from django.urls import include, path
from rest_framework.routers import DefaultRouter, SimpleRouter

from fleet.routers import bare
from fleet.views import CrewViewSet, LegViewSet, ShipViewSet, report

router = DefaultRouter()
router.register("ships", ShipViewSet, basename="ship")
router.register(prefix=r"legs", viewset=LegViewSet)
router.registry.extend(bare.registry)

urlpatterns = [path("api/v1/", include(router.urls)), path("report/", report)]
