def tides(request):
    return {}
