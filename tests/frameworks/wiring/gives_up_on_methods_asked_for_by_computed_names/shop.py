class Ship:
    def sail(self):
        return None

    def work(self, verb):
        return getattr(self, verb)()

    def dispatch(self, request):
        handler = getattr(self, f"on_{request.method}", None)
        return handler(request)
