from django.urls import include, path
from rest_framework.routers import SimpleRouter

from shop import views

router = SimpleRouter()
router.register("orders", views.Orders)
urlpatterns = [
    path("api/", include(router.urls)),
    path("own/", views.Own.as_view()),
    path("asked/", views.Asked.as_view()),
    path("function/", views.function),
]
