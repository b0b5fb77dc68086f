from rest_framework import viewsets


class Rows(viewsets.ModelViewSet):
    queryset = load("orders")

    def perform_create(self, serializer):
        serializer.save()
