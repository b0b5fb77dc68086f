import strawberry

from port.ships import Changes, ShipQuery


@strawberry.type
class Root(ShipQuery):
    pass


schema = strawberry.Schema(query=Root, mutation=Changes)
