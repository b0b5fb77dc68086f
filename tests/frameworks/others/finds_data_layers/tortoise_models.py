from tortoise import fields
from tortoise.models import Model


class Base(Model):
    class Meta:
        abstract = True


class Ship(Base):
    name = fields.CharField(50)
