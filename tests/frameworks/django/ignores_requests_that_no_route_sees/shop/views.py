def order(request, pk):
    return pk
