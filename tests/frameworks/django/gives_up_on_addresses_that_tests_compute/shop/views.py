def order(request, pk):
    return pk


def parcel(request, code):
    return code
