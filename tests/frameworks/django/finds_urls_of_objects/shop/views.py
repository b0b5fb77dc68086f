from django.views import View


class Report(View):
    def get(self, request):
        return None


class Detail(View):
    def get(self, request, pk):
        return None
