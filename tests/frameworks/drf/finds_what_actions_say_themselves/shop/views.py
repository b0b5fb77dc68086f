from rest_framework import permissions, serializers, viewsets
from rest_framework.decorators import action

from shop.models import Note, Order


class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ("name",)


class NoteSerializer(serializers.ModelSerializer):
    class Meta:
        model = Note
        fields = ("text",)


class Orders(viewsets.ModelViewSet):
    queryset = Order.objects.all()
    serializer_class = OrderSerializer
    permission_classes = [permissions.IsAuthenticated]

    @action(detail=True, methods=["post"], serializer_class=NoteSerializer, permission_classes=[permissions.IsAdminUser])
    def add_note(self, request, pk):
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        serializer.save()

    def update_name(self, request):
        self.get_serializer(data=request.data).save()
