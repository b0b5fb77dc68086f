import peewee as pw

from shop.base import BaseModel, CentField, Keyed, Mixin, Prefixed, Spelled, Stamped


class UserProfile(Stamped, Mixin):
    name = pw.CharField(column_name="full_name")
    changed = pw.DateField(null=True)


class OrderLine(Spelled):
    price = CentField()
    profile = pw.ForeignKeyField(UserProfile, backref="lines", on_delete="set null", null=True)


class HTTPLog(Spelled):
    url = pw.TextField()


class Invoice(Prefixed):
    line_id = pw.ForeignKeyField(OrderLine, column_name="order_line")


class Legacy(Stamped):
    old = pw.IntegerField()

    class Meta:
        table_name = "tbl_legacy"


class Country(Keyed):
    title = pw.CharField()


class Region(Country):
    country = pw.ForeignKeyField(Country, backref="regions", object_id_name="country_code")


class Visit(BaseModel):
    profile = pw.ForeignKeyField(UserProfile)
    country = pw.ForeignKeyField(Country, backref="+")

    class Meta:
        primary_key = pw.CompositeKey("profile", "country")


class Raw(BaseModel):
    text = pw.BareField()

    class Meta:
        primary_key = False


class Category(BaseModel):
    parent = pw.ForeignKeyField("self", null=True, backref="children")
