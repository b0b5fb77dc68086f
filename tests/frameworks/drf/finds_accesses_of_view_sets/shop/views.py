from rest_framework import generics, serializers, viewsets

from shop.models import Order, Ship


class Base(serializers.ModelSerializer):
    def validate(self, attrs):
        self.Meta.model(**attrs).full_clean()
        return attrs

    def update(self, instance, validated_data):
        instance.save()
        return super().update(instance, validated_data)


class OrderSerializer(Base):
    ship = serializers.PrimaryKeyRelatedField(queryset=Ship.objects.all())

    class Meta:
        model = Order
        fields = ("id", "ship", "ships")


class ShipSerializer(Base):
    class Meta:
        model = Ship
        fields = ("name",)


class Orders(viewsets.ModelViewSet):
    queryset = Order.objects.all()
    serializer_class = OrderSerializer

    def perform_create(self, serializer):
        serializer.save()

    def perform_destroy(self, instance):
        instance.ships.clear()
        super().perform_destroy(instance)


class Ships(generics.ListAPIView):
    serializer_class = ShipSerializer

    def get_queryset(self):
        return Ship.objects.filter(name="a")


class OneShip(viewsets.GenericViewSet):
    queryset = Ship.objects.all()

    def restart(self, request, pk):
        self.get_object().delete()
