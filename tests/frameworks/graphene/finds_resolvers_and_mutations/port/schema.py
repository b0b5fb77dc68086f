import graphene

from port.ships import ShipMutations, ShipQueries


class Root(ShipQueries, graphene.ObjectType):
    port = graphene.String()

    def resolve_port(self, info):
        return "port"


class Changes(ShipMutations, graphene.ObjectType):
    pass


schema = graphene.Schema(query=Root, mutation=Changes)
