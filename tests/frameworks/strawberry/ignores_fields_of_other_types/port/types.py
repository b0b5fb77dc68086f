import strawberry


@strawberry.type
class Ship:
    @strawberry.field
    def legs(self) -> list[str]:
        return []


class Query:
    def field(self):
        return None
