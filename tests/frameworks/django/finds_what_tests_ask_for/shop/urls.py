from django.urls import path, re_path

from shop import views

app_name = "shop"

urlpatterns = [
    path("", views.Orders.as_view(), name="list"),
    path("new/", views.new_order, name="new"),
    path("<int:pk>/", views.order, name="detail"),
    path("<slug:code>/", views.order_by_code, name="by-code"),
    re_path(r"^(?P<year>\d{4})/report/$", views.status, name="report"),
]
