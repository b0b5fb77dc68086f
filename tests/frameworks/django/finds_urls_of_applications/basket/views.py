from django.views import View


class Lines(View):
    def get(self, request):
        return None


class Add(View):
    pass


class Drop(View):
    def post(self, request):
        return None
