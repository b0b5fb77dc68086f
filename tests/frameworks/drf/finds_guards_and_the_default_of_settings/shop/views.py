from rest_framework.decorators import action, api_view
from rest_framework.permissions import IsAdminUser
from rest_framework.views import APIView
from rest_framework.viewsets import ReadOnlyModelViewSet
from schemas import documented


class PermissionsAwareCountMixin:
    def counted(self):
        return 0


class Orders(PermissionsAwareCountMixin, ReadOnlyModelViewSet):
    @documented(summary="first")
    @action(detail=False, permission_classes=[IsAdminUser])
    def labels(self, request):
        return None

    @labels.mapping.delete
    def remove_labels(self, request):
        return None


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
