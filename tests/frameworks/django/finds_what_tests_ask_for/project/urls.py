from django.urls import include, path

from shop import views

stock_patterns = ([path("", views.status, name="list")], "stock")

urlpatterns = [
    path("orders/", include("shop.urls")),
    path("stock/", include(stock_patterns)),
]
