from peewee import *

db = SqliteDatabase(":memory:")


def prefixed(model_class):
    return "shop_" + model_class.__name__.lower()


class CentField(IntegerField):
    pass


def stamp():
    return DateTimeField(null=True)


class BaseModel(Model):
    class Meta:
        database = db


class Stamped(BaseModel):
    created = stamp()
    changed = DateTimeField(null=True)


class Prefixed(BaseModel):
    class Meta:
        table_function = prefixed


class Spelled(BaseModel):
    class Meta:
        legacy_table_names = False


class Keyed(BaseModel):
    code = CharField(primary_key=True)


class Mixin:
    note = TextField()  # no model: peewee copies nothing from it
