from django.db import models


class Customer(models.Model):
    name = models.CharField(max_length=40)


class Product(models.Model):
    name = models.CharField(max_length=40)


class Order(models.Model):
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="orders")
    note = models.TextField()

    def parcels(self):
        return self.parcel_set.all()


class Line(models.Model):
    order = models.ForeignKey(Order, models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, models.CASCADE)


class Parcel(models.Model):
    order = models.ForeignKey(Order, models.CASCADE)
    carrier = models.ForeignKey("Carrier", models.CASCADE)


class Carrier(models.Model):
    name = models.CharField(max_length=40)


class Voucher(models.Model):
    code = models.CharField(max_length=40)
