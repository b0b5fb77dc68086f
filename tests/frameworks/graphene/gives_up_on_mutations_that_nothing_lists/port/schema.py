import graphene


class Dock(graphene.Mutation):
    def mutate(self, info):
        return None


class Mutation(graphene.ObjectType):
    pass


for one in [Dock]:
    setattr(Mutation, one.__name__, one.Field())
