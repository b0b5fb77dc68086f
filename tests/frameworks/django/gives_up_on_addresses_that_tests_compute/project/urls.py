from django.contrib import admin
from django.urls import path

from shop import views

urlpatterns = [
    path("admin/", admin.site.urls),
    path("orders/<int:pk>/", views.order, name="order"),
    path("orders/<uuid:code>/", views.parcel, name="parcel"),
]
