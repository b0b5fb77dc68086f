import strawberry
from strawberry.tools import merge_types


@strawberry.type
class ShipQuery:
    @strawberry.field
    def ship(self) -> str:
        return "x"


schema = strawberry.Schema(query=merge_types("Root", (ShipQuery,)))
