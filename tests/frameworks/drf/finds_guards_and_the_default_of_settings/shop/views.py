from rest_framework.decorators import api_view
from rest_framework.permissions import IsAdminUser
from rest_framework.views import APIView
from rest_framework.viewsets import ReadOnlyModelViewSet


class Orders(ReadOnlyModelViewSet):
    pass


class Own(APIView):
    permission_classes = [IsAdminUser]

    def get(self, request):
        return None


class Asked(APIView):
    def get_permissions(self):
        return []

    def get(self, request):
        return None


@api_view(["GET"])
def function(request):
    return None
