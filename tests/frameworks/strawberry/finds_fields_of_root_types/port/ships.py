import strawberry
from strawberry.types import Info

from port.rights import IsCrew


@strawberry.type
class Ship:
    name: str

    @strawberry.field
    def legs(self) -> list[str]:
        return []


def get_ships() -> list[Ship]:
    return []


@strawberry.type
class ShipQuery:
    ships: list[Ship] = strawberry.field(resolver=get_ships)

    @strawberry.field(permission_classes=[IsCrew])
    def one_ship(self, info: Info, id: int) -> Ship:
        return Ship(name="x")


@strawberry.type
class Changes:
    @strawberry.mutation
    def dock_ship(self, id: int) -> Ship:
        return Ship(name="x")
