from rest_framework.decorators import action

from base.viewsets import ReadSet, detail_route


class Legs(ReadSet):
    @detail_route(methods=["POST"])
    def close(self, request, pk):
        return None


class Ships(ReadSet):
    def retrieve(self, request, pk):
        return None

    @action(detail=False, methods=["get", "post"], url_path="by-port")
    def by_port(self, request):
        return None

    @by_port.mapping.delete
    def drop_by_port(self, request):
        return None
