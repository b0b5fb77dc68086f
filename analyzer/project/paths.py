"""Follow a value to where it comes from, and say which dotted path it stands for. Pure."""

from typing import Any, Self

from analyzer.model import facts as f
from analyzer.model.facts import Value
from analyzer.model.location import Location
from analyzer.project.lookup import Lookup, Place

DEEPEST = 60  # steps from name to name, or into an expression; more is a circle or a puzzle
DEEPEST_PATH = 120  # values under one value; code is read in order, so that the ones below are known already
MODULE_LOADERS = frozenset(
    {"importlib.import_module", "oslo_utils.importutils.import_module", "oslo_utils.importutils.try_import"}
)  # paths of functions that give the module of a name
ENDS = frozenset({f.CONST, f.CALL, f.LIST, f.TUPLE, f.SET, f.DICT, f.DEF, f.BINOP, f.JOIN, f.OTHER})


class PathTerm:
    """A value of one scope that knows where it comes from."""

    __slots__ = ("lookup", "module", "number", "op", "place", "scope", "value")

    def __init__(self, lookup: Lookup, place: Place) -> None:
        """Stand for the value at `place`."""
        self.lookup = lookup
        self.place = place
        self.module, self.scope, self.number = place
        self.value: Value = lookup.scope(self.module, self.scope).values[self.number]
        self.op: int = self.value[0]

    def __eq__(self, other: object) -> bool:
        """Two terms are equal when they are the same value."""
        return isinstance(other, PathTerm) and self.place == other.place

    def __hash__(self) -> int:
        """Hash by the place of the value."""
        return hash(self.place)

    def __repr__(self) -> str:
        """Show place and path, for people."""
        return f"<{self.module}:{self.value[1]} {self.path or self.value}>"

    @property
    def location(self) -> Location:
        """Where it stands."""
        return Location(self.lookup.file_path(self.module), int(self.value[1]))

    @property
    def row(self) -> Self:
        """The value that a case binds it to: itself outside of cases."""
        return self

    @property
    def owner(self) -> str:
        """The function, class or module whose body it stands in."""
        return self.lookup.owner(self.module, self.scope)

    def at(self, number: int) -> Self:
        """Return another value of the same scope."""
        return self.stand((self.module, self.scope, number))

    def elsewhere(self, place: Place | None) -> Self | None:
        """Return the value at a place."""
        return None if place is None else self.stand(place)

    def stand(self, place: Place) -> Self:
        """Return the value at a place."""
        return type(self)(self.lookup, place)

    @property
    def known_sources(self) -> dict[Place, Place]:
        """Where values come from that were followed before."""
        return self.lookup.resolved_store

    @property
    def known_paths(self) -> dict[Place, str]:
        """Paths that were found before."""
        return self.lookup.path_store

    @property
    def is_end(self) -> bool:
        """Whether nothing can be followed from here, by its kind alone."""
        return self.op in ENDS

    @property
    def resolved(self) -> Self:
        """The term where the value comes from."""
        if self.is_end:
            return self
        store = self.known_sources
        found = store.get(self.place)
        if found is not None:
            return self.stand(found)
        if self.lookup.depth > DEEPEST_PATH:
            return self
        self.lookup.depth += 1
        term = self
        for _step in range(DEEPEST):
            following = term.following()
            if following is None:
                break
            term = following
        self.lookup.depth -= 1
        store[self.place] = term.place
        return term

    def following(self) -> Self | None:
        """Return the term one step nearer to where the value comes from; None at the end."""
        op, _line, *rest = self.value
        if op == f.LOCAL:
            return self.at(rest[1])
        if op == f.NAME:
            return self.elsewhere(self.lookup.name(self.module, self.scope, rest[0]))
        if op == f.IMPORT:
            return self.elsewhere(self.lookup.dotted(self._import_name()))
        if op == f.ATTR:
            return self._following_attribute(self.at(rest[0]), rest[1])
        if op == f.PHI and len(set(rest[0])) == 1:
            return self.at(rest[0][0])
        return self.following_item(self.at(rest[0]), self.at(rest[1])) if op == f.ITEM else None

    def _following_attribute(self, base: Self, name: str) -> Self | None:
        source = base.resolved
        if source.op == f.DEF:
            return self.elsewhere(self.lookup.member(source.module, source.value[2], name))
        path = source.path if source.op in (f.IMPORT, f.ATTR) else source.imported_module()
        return self.elsewhere(self.lookup.dotted(self.lookup.exported(path, name))) if path else None

    def imported_module(self) -> str:
        """Return the module that a call of `import_module` gives; "" for other terms."""
        return ""

    def following_item(self, base: Self, key: Self) -> Self | None:
        """Return the part of a list or tuple display at a constant position."""
        source = base.resolved
        place = key.value[2] if key.op == f.CONST else None
        if source.op not in (f.TUPLE, f.LIST) or type(place) is not int:
            return None
        parts = source.value[2]
        return source.at(parts[place]) if -len(parts) <= place < len(parts) else None

    def _import_name(self) -> str:
        _op, _line, target, name = self.value
        absolute = self.lookup.absolute(self.module, target)
        return self.lookup.exported(absolute, name) if name else absolute

    @property
    def path(self) -> str:
        """The dotted path it stands for; "" where it has none."""
        store = self.known_paths
        found = store.get(self.place)
        if found is None:
            finder = FINDERS.get(self.op)
            if finder is None or self.lookup.depth > DEEPEST_PATH:
                return ""
            store[self.place] = ""  # a circle has no path
            self.lookup.depth += 1
            found = store[self.place] = finder(self, list(self.value[2:]))
            self.lookup.depth -= 1
        return found

    def _path_of_import(self, _rest: list[Any]) -> str:
        following = self.following()
        return following.path if following is not None else self.lookup.canonical(self._import_name())

    def _path_of_name(self, rest: list[Any]) -> str:
        following = self.following()
        return following.path if following is not None else self.lookup.unbound_path(self.module, rest[0])

    def _path_of_attribute(self, rest: list[Any]) -> str:
        base, following = self.at(rest[0]), self.following()
        belongs_to_class = base.resolved.op == f.DEF
        if following is not None and (following.op == f.DEF or not belongs_to_class):
            return following.path
        return self.lookup.canonical(self.lookup.exported(base.path, rest[1])) if base.path else ""

    def _path_of_call(self, rest: list[Any]) -> str:
        called = self.at(rest[0]).path
        return f"{called}()" if called else ""

    def _path_of_item(self, rest: list[Any]) -> str:
        following = self.following()
        if following is not None:
            return following.path
        base = self.at(rest[0]).path
        return f"{base}[]" if base else ""

    def _path_of_choice(self, rest: list[Any]) -> str:
        return next((path for part in rest[0] if (path := self.at(part).path)), "")

    def _path_of_definition(self, rest: list[Any]) -> str:
        return self.lookup.symbol(self.module, rest[0])

    def _path_of_local(self, rest: list[Any]) -> str:
        return self.at(rest[1]).path


FINDERS = {
    f.IMPORT: PathTerm._path_of_import,
    f.NAME: PathTerm._path_of_name,
    f.ATTR: PathTerm._path_of_attribute,
    f.CALL: PathTerm._path_of_call,
    f.ITEM: PathTerm._path_of_item,
    f.PHI: PathTerm._path_of_choice,
    f.DEF: PathTerm._path_of_definition,
    f.LOCAL: PathTerm._path_of_local,
}
