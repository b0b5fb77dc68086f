import graphene
from graphql_jwt.decorators import login_required


class ShipType(graphene.ObjectType):
    name = graphene.String()

    def resolve_name(self, info):
        return "x"


class BaseMutation(graphene.Mutation):
    class Meta:
        abstract = True

    @classmethod
    def mutate(cls, root, info, **data):
        return cls.perform_mutation(root, info, **data)


class ShipCreate(BaseMutation):
    class Meta:
        permissions = ("ships.add",)

    @classmethod
    def perform_mutation(cls, root, info, name):
        return name


class ShipDock(graphene.relay.ClientIDMutation):
    @classmethod
    def mutate_and_get_payload(cls, root, info, **given):
        return None


def last_ship(root, info):
    return None


class ShipQueries(graphene.ObjectType):
    ship = graphene.Field(ShipType, id=graphene.ID())
    all_ships = graphene.List(ShipType)
    last = graphene.Field(ShipType, resolver=last_ship)

    def resolve_ship(self, info, id):
        return None

    @login_required
    def resolve_all_ships(self, info):
        return []


class ShipMutations(graphene.ObjectType):
    create_ship = ShipCreate.Field()
    ship_dock = ShipDock.Field()
