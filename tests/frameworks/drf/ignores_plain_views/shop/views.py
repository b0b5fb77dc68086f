from rest_framework import serializers
from rest_framework.views import APIView

from shop.models import Order


class OrderSerializer(serializers.ModelSerializer):
    class Meta:
        model = Order
        fields = ("late",)


class Plain(APIView):
    queryset = None
    serializer_class = OrderSerializer

    def get(self, request):
        return self.get_object()
