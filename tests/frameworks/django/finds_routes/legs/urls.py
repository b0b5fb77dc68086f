from django.urls import re_path

from .views import post_leg

app_name = "legs"
urlpatterns = [re_path("^post/(?P<leg_id>[0-9]+)$", post_leg)]
