import factory

from shop.models import Order


class OrderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Order


class LineFactory(factory.django.DjangoModelFactory):
    order = factory.SubFactory(OrderFactory)

    class Meta:
        model = "shop.Line"
