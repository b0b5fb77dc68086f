from peewee import CharField, ForeignKeyField, ManyToManyField, Model, PostgresqlDatabase

db = PostgresqlDatabase("shop")


class Base(Model):
    class Meta:
        database = db

    @classmethod
    def newest(cls):
        return cls.select().order_by(cls.id.desc()).first()


class Tag(Base):
    name = CharField()


class Customer(Base):
    name = CharField()


class Order(Base):
    customer = ForeignKeyField(Customer, backref="orders")
    tags = ManyToManyField(Tag, backref="orders")
    state = CharField()

    def close(self):
        self.state = "closed"
        self.save()
