from shop.models import Ban, Visit


class Counting:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        Visit.objects.create(path=request.path)
        return self.get_response(request)


def last_visit(get_response):
    def around(request):
        request.last = Visit.objects.last()
        return get_response(request)

    return around


class Banning:
    def process_request(self, request):
        return Ban.objects.filter(address=request.META["REMOTE_ADDR"]).exists()
