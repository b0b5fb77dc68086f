def handle(exception, context):
    return None


def broken(request):
    return None
