from django.db import models


class Order(models.Model):
    number = models.IntegerField()


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")

    def price(self):
        return self.order.number

    def weight(self):
        return self.order.number


class Invoice(models.Model):
    order = models.OneToOneField(Order, on_delete=models.CASCADE, related_name="invoice")

    def send(self):
        return self._send()

    def _send(self):
        return self.order.number

    def cancel(self):
        return self.order.number


def of_rows(order: Order):
    return [line.order.number for line in order.lines.filter(pk=1)]


def of_first(order: Order):
    return order.lines.first().order.number


def of_one(order: Order):
    return order.invoice.order.number


def through_calls(order: Order):
    order.invoice.send()
    return [line.price() for line in order.lines.all()]


def other_rows(number):
    line = Line.objects.get(pk=number)
    line.weight()
    return line.order.number


def some_rows(order: Order, number):
    [line.weight() for line in order.lines.all()]
    order.invoice.cancel()
    Invoice.objects.get(pk=number).cancel()


def given(line: Line, order: Order):
    line.order = order
    return line.order.number


def given_sometimes(line: Line, order: Order):
    if order.number:
        line.order = order
    return line.order.number


def given_before(order: Order):
    for line in Line.objects.all():
        line.order = order
        asks(line)


def asks(line: Line):
    return line.order.number
