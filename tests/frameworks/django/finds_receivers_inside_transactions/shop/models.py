from django.db import models


class Order(models.Model):
    pass


class Stock(models.Model):
    pass


class Mail(models.Model):
    pass


class Log(models.Model):
    pass
