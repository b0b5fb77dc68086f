"""Which module or definition of the code base a dotted string names, and the edges that follow. Pure."""

from collections.abc import Iterable

from analyzer.model.code import Wire
from analyzer.model.knowledge import FoundEntries
from analyzer.model.location import Confidence, Location
from analyzer.model.names import ancestors_of
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, Term

Edge = tuple[str, str, str, str]  # source, target, via, key


class Definitions:
    """Modules and definitions by dotted name."""

    def __init__(self, code: Code) -> None:
        """Look names up in `code`."""
        self.code = code
        self.modules = frozenset(code.modules())

    def behind(self, text: str) -> str:
        """Return what a dotted name leads to, `package.module:name` too; "" where it leads out of the code base."""
        dotted = text.replace(":", ".").strip()
        if not dotted.isascii() or not all(part.isidentifier() for part in dotted.split(".")):
            return ""
        if dotted in self.modules:
            return dotted
        module = next((one for one in ancestors_of(dotted) if one in self.modules), "")
        return self._member(module, dotted[len(module) + 1 :].split(".")) if module else ""

    def _member(self, module: str, names: list[str]) -> str:
        term = self.code.variable(module, names[0])
        if term is None:
            return ""
        symbol = symbol_of(term) or (f"{module}.{names[0]}" if not names[1:] else "")
        if not names[1:]:
            return symbol
        view = self.code.class_of(symbol)
        method = view.function(names[1]) if view is not None and len(names) == 2 else None
        return method.symbol if method is not None else ""

    def functions_of(self, module: str) -> list[str]:
        """Return the public functions that a module defines, sorted."""
        found = [one for one in self.code.functions() if one.module == module and one.symbol == f"{module}.{one.name}"]
        return [one.symbol for one in found if not one.name.startswith("_")]


def symbol_of(term: Term) -> str:
    """Return the class or function of the code base that a value is; "" for anything else."""
    view = term.as_class or term.as_function
    return view.symbol if view is not None else ""


class Edges:
    """Edges under construction: one per source, target, way and key, with every line that shows it."""

    def __init__(self, confidence: Confidence = Confidence.HIGH) -> None:
        """Start without edges; all will have `confidence`."""
        self.confidence = confidence
        self.places: dict[Edge, set[Location]] = {}

    def add(self, edge: Edge, *places: Location) -> None:
        """Note an edge; one without an end, or from a thing to itself, is none."""
        if edge[0] and edge[1] and edge[0] != edge[1]:
            self.places.setdefault(edge, set()).update(places)

    def found(self, problems: Iterable[Problem] = ()) -> FoundEntries:
        """Return all edges, sorted, with the problems met on the way."""
        wires = tuple(
            Wire(source, target, via, key, False, tuple(sorted(places)), self.confidence)
            for (source, target, via, key), places in sorted(self.places.items())
        )
        return FoundEntries((), wires, tuple(problems))
