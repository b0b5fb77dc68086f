import graphene
from django.db import models


class Ship(models.Model):
    name = models.TextField()


class ModelMutation(graphene.Mutation):
    class Meta:
        abstract = True

    @classmethod
    def mutate(cls, root, info, **data):
        return cls.perform_mutation(root, info, **data)

    @classmethod
    def perform_mutation(cls, root, info, **data):
        raise NotImplementedError


class ShipCreate(ModelMutation):
    class Meta:
        model = Ship
        permissions = ("manage_ships",)

    @classmethod
    def perform_mutation(cls, root, info, **data):
        return Ship.objects.create(**data)


class ShipType(graphene.ObjectType):
    name = graphene.String()

    def resolve_name(root, info):
        return root.name


class ShipQueries(graphene.ObjectType):
    ship = graphene.Field(ShipType)

    def resolve_ship(root, info, id):
        return Ship.objects.get(pk=id)


class Query(ShipQueries):
    pass


class Mutation(graphene.ObjectType):
    ship_create = ShipCreate.Field()


schema = graphene.Schema(query=Query, mutation=Mutation)
