import peewee
from wtforms import CharField, Form


class OrderForm(Form):
    state = CharField()


class Order(peewee.Model):
    state = peewee.CharField()
    form = OrderForm
    LIMIT = 3

    class Meta:
        table_name = "orders"
