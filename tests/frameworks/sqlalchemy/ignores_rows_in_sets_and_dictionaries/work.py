from typing import Any

from models import Tag

seen = set()


class Bag:
    def __init__(self):
        self.items = set()

    def put(self):
        self.items.add(Tag())


def collected(tags: set[Tag], names: dict[type, Any], known, row: Tag):
    seen.add(Tag())
    tags.add(Tag())
    known.add(row)
    names.get(Tag, 1)
    known.get(Tag)
    known.get(Tag, None)
    {}.get(Tag, 1)
