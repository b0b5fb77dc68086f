from rest_framework.routers import DefaultRouter
from django.urls import include, path
from shop.views import Orders
router = DefaultRouter()
router.register("orders", Orders)
urlpatterns = [path("api/", include(router.urls))]
