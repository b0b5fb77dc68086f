from django.urls import path


def listing(request):
    return None


urlpatterns = [path("all/", listing)]
