from django.views import View


class Lines(View):
    def get(self, request):
        return None
