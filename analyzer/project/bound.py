"""Values in a case: loop variables and parameters bound to one value each, objects to the call that makes them.

Pure.
"""

from dataclasses import dataclass, field
from typing import Self

from analyzer.model import facts as f
from analyzer.project.held import added_to, is_container, property_of
from analyzer.project.instances import kept_under
from analyzer.project.lookup import Lookup, Place
from analyzer.project.paths import DEEPEST
from analyzer.project.terms import CodeTerm

UNKNOWN: tuple[Place | None, ...] = ()
CASED = {"lower": str.lower, "upper": str.upper}

Choice = dict[Place, tuple[Place | None, ...]]  # one place: that value; several: a tuple of values; none: unknown


class Rest(tuple[Place, ...]):
    """The values of a `*parameter`."""

    __slots__ = ()


@dataclass(slots=True)
class Bindings:
    """Values given to loop variables and parameters, and what follows from them."""

    values: Choice = field(default_factory=dict)
    paths: dict[Place, str] = field(default_factory=dict)
    sources: dict[Place, Place] = field(default_factory=dict)


class BoundTerm(CodeTerm):
    """A term in which some loop variables and parameters have one value."""

    __slots__ = ("bindings",)

    def __init__(self, lookup: Lookup, place: Place, bindings: Bindings | None = None) -> None:
        """Stand for the value at `place` under `bindings`."""
        super().__init__(lookup, place)
        self.bindings = bindings or Bindings()

    def stand(self, place: Place) -> Self:
        """Return the value at a place under the same bindings."""
        return type(self)(self.lookup, place, self.bindings)

    @property
    def known_sources(self) -> dict[Place, Place]:
        """Where values come from that were followed before under the same bindings."""
        return self.bindings.sources

    @property
    def known_paths(self) -> dict[Place, str]:
        """Paths under the same bindings that were found before."""
        return self.bindings.paths

    @property
    def bound(self) -> Self | None:
        """The one value that it is bound to."""
        values = self.bindings.values.get(self.place, UNKNOWN)
        return self.elsewhere(values[0]) if len(values) == 1 and not isinstance(values, Rest) else None

    @property
    def rest(self) -> list[Self] | None:
        """The values of the `*parameter` that it is; None for other values."""
        values = self.bindings.values.get(self.resolved.place, UNKNOWN)
        return [self.stand(place) for place in values] if isinstance(values, Rest) else None

    def unpacked(self) -> list[Self]:
        """Return the elements of `*display` and `*parameter`; itself where it is neither."""
        rest = self.base.rest if self.op == f.STAR and self.base is not None else None
        return super().unpacked() if rest is None else rest

    def elements(self) -> list[Self]:
        """Return the parts of a list, tuple, set or `*parameter`."""
        rest = self.rest
        return super().elements() if rest is None else rest

    @property
    def is_end(self) -> bool:
        """Whether nothing can be followed from here, by its kind alone."""
        return super().is_end and self.place not in self.bindings.values

    def following(self) -> Self | None:
        """Return the term one step nearer to where the value comes from."""
        return self.bound or super().following() or self._kept()

    def _kept(self) -> Self | None:
        """Return what the attribute of an object is whose making is known: stored once, or what a property gives."""
        base = self.at(self.value[2]).resolved if self.op == f.ATTR else self
        if base is self or base.op != f.CALL:
            return None
        stored = kept_under(self)
        if stored:
            only = self.stand(stored[0])
            return only if len(stored) == 1 and not is_container(only) else None
        given = property_of(base, self.attribute)
        if given is None or self.bindings.values.setdefault(given.own, (base.place,)) != (base.place,):
            return None  # a property of another object of the class was followed before in this case
        return self.stand(given.value)

    def _inside(self) -> list[tuple[Self, bool]]:
        """Return the elements of a display, of what an object keeps under a name, or of the values of a table."""
        table = self.callee.base if self.op == f.CALL and self.callee and self.callee.attribute == "values" else None
        source = table.resolved if table is not None and not self.arguments else self
        if source.op == f.ATTR:
            displays = [self.stand(place) for place in kept_under(source)]
            added = [(self.stand(place), is_element) for place, is_element in added_to(source)]
            return [*((one, False) for one in displays), *added]
        return super()._inside()

    def _text(self, depth: int) -> str | None:
        source = self.resolved
        callee = source.at(source.value[2]) if source.op == f.CALL else source
        change = CASED.get(callee.attribute) if callee is not source and not source.arguments else None
        text = callee.at(callee.value[2])._text(depth + 1) if change is not None and depth < DEEPEST else None
        return change(text) if change is not None and text is not None else super()._text(depth)

    @property
    def path(self) -> str:
        """The dotted path it stands for; "" where it has none."""
        if self.place not in self.bindings.paths and self.bound is not None:
            self.bindings.paths[self.place] = ""  # a circle has no path
            self.bindings.paths[self.place] = self.bound.path
        return super().path

    def following_item(self, base: Self, key: Self) -> Self | None:
        """Return the part of a tuple that a loop gives (`items()`, `zip()`), or of a row that is a dict."""
        source = base.resolved
        if source.op == f.DICT and source.place != base.place and key.text is not None:
            return next((value for name, value in source.pairs() if name is not None and name.text == key.text), None)
        parts = self.bindings.values.get(source.place, UNKNOWN)
        position = key.value[2] if key.op == f.CONST else None
        if (
            (len(parts) > 1 or isinstance(parts, Rest))
            and type(position) is int
            and -len(parts) <= position < len(parts)
        ):
            return self.elsewhere(parts[position])
        return super().following_item(base, key)

    @property
    def row(self) -> Self:
        """The value in a table's row or a call's arguments that it is bound to, through helpers to the outermost."""
        found, term = self, self
        for _step in range(DEEPEST):
            following = term.following()
            if following is None:
                break
            found = following if term.place in self.bindings.values or term.op == f.ITEM else found
            term = following
        return found

    def with_choice(self, choice: Choice) -> "BoundTerm":
        """Return the same value with more names bound."""
        return BoundTerm(self.lookup, self.place, Bindings({**self.bindings.values, **choice}))
