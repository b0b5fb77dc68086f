from django.urls import include, path

from harbour import views
from shared.registry import get_urls_for

urlpatterns = [
    path("ships/", include(get_urls_for("harbour", "ship", detail=False))),
    path("ships/<int:pk>/", include(get_urls_for("harbour", "ship"))),
    path("legs/<int:pk>/", include(get_urls_for("harbour", "leg"))),
    path("plain/", views.Plain.as_view()),
]
