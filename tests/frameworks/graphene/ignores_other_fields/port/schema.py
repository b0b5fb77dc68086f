import graphene

from port.forms import Entry


class ShipType(graphene.ObjectType):
    name = graphene.String()

    def resolve_name(self, info):
        return "x"


class Form:
    entry = Entry.Field()
