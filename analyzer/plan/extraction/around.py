"""A set that is to be taken out, and what crosses its border. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from analyzer.model.border import CrossingKey, Operation
from analyzer.model.location import Location
from analyzer.model.names import last_of, parent_of
from analyzer.model.plan import Moved
from analyzer.model.seam import Seam
from analyzer.plan.situation import Situation

MOST_ACTIONS = 12  # of one stage; the others are counted


@dataclass(frozen=True, slots=True)
class Around:
    """The set, and what crosses its border."""

    situation: Situation  # in which only this set is taken out
    seam: Seam
    operations: tuple[Operation, ...]
    keys: tuple[CrossingKey, ...]
    moves: tuple[Moved, ...]

    def lies_inside(self, name: str) -> bool:
        """Say whether a symbol moves."""
        return self.situation.home_of(name) == self.seam.id

    @property
    def offered(self) -> list[Operation]:
        """The functions that the rest calls."""
        return [one for one in self.operations if one.to_service == self.seam.id and one.kind == "call"]


def first_actions(actions: Iterable[str], key: str) -> tuple[str, ...]:
    """Return actions that a stage lists; of many the first ones, and where the others are."""
    rows = list(actions)
    more = len(rows) - MOST_ACTIONS
    return tuple(rows if more <= 1 else [*rows[:MOST_ACTIONS], f"and {more:,} more, under `{key}`"])


def files_of(places: Iterable[Location]) -> int:
    """Count the files that places stand in."""
    return len({place.path for place in places})


def places_of(operations: Iterable[Operation]) -> Iterable[Location]:
    """Go through the places of operations."""
    return (place for one in operations for place in one.locations)


def sites_of(operations: Iterable[Operation]) -> int:
    """Count the sites of operations."""
    return sum(one.sites for one in operations)


def short_name(name: str) -> str:
    """Return the last part of a dotted name, with the class where it is a method."""
    owner = last_of(parent_of(name))
    return f"{owner}.{last_of(name)}" if owner[:1].isupper() else last_of(name)
