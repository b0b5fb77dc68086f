from django.http import HttpResponse


def ships(request):
    return HttpResponse("ships")
