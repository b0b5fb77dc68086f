from django.urls import include, path

from base.routers import DefaultRouter
from legs.views import Legs, Ships

router = DefaultRouter()
router.register("legs", Legs)
router.register(r"ships", Ships, basename="ship")
urlpatterns = [path("api/", include(router.urls))]
