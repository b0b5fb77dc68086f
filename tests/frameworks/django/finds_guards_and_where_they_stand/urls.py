from django.contrib.admin.views.decorators import staff_member_required
from django.urls import path

from shop import views

urlpatterns = [
    path("a/", views.decorated),
    path("b/", staff_member_required(views.Plain.as_view())),
    path("c/", views.Mixed.as_view()),
    path("d/", views.Attribute.as_view()),
    path("e/", views.Checked.as_view()),
    path("f/", views.Dispatched.as_view()),
]
