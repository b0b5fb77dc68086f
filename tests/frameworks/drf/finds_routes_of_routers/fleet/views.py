from rest_framework import mixins, permissions, viewsets
from rest_framework.decorators import action, api_view


class Closing:
    @action(detail=True, methods=["post", "put"], url_path="shut")
    def close(self, request, pk=None):
        return None


class ShipViewSet(Closing, viewsets.ModelViewSet):
    permission_classes = [permissions.IsAuthenticated]
    lookup_field = "code"

    def create(self, request):
        return None

    @action(detail=False)
    def late(self, request):
        return None

    @late.mapping.delete
    def forget_late(self, request):
        return None


class LegViewSet(mixins.ListModelMixin, mixins.UpdateModelMixin, viewsets.GenericViewSet):
    lookup_url_kwarg = "leg_id"


class CrewViewSet(viewsets.ViewSet):
    def list(self, request):
        return None


@api_view(["GET", "POST"])
def report(request):
    return None
