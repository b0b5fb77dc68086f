from django.conf.urls import url

from part.views import show

urlpatterns = [url(r"^show/$", show)]
