"""What functions called from other modules take and give, and what callers do with the result. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from analyzer.model import facts as f
from analyzer.model.location import Confidence
from analyzer.model.names import SymbolName, TableName, last_of, parent_of
from analyzer.model.project import Project
from analyzer.model.signature import Crossing, Passed, Signature, Use
from analyzer.project.annotations import types_of_annotation
from analyzer.project.call_sites import self_in
from analyzer.project.calls import CallFacts
from analyzer.project.columns import Columns
from analyzer.project.crossings import Crossed, Crossings
from analyzer.project.looked_at import looked_at, used_values
from analyzer.project.lookup import Place
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.views import CodeFunction

MAKER = "__init__"
LONGEST = 60  # characters of an annotation
MOST_ATTRIBUTES = 20
MOST_CALLS = 20  # looked at to find out what untyped parameters are


def with_signatures(project: Project, types: Types, calls: CallFacts) -> Project:
    """Return the project with what goes over the borders of its modules, and the columns that each function names."""
    read = Signatures(types, calls)
    columns = Columns(types).uses()
    return replace(project, signatures=read.signatures(), uses=read.uses(), column_uses=columns)


@dataclass(frozen=True, slots=True)
class _Looked:
    """What one function does with its values."""

    used: frozenset[int]
    attributes: Mapping[int, frozenset[str]]


class Signatures:
    """Reads what goes over the borders of modules and of their top-level symbols."""

    def __init__(self, types: Types, calls: CallFacts) -> None:
        """Read with the types of values, for the calls that were found."""
        self.types, self.code = types, types.code
        self.crossings = Crossings(types)
        self._looked: dict[tuple[str, int], _Looked] = {}
        self.places: dict[str, set[Place]] = defaultdict(set)
        self.pairs: dict[tuple[str, str], frozenset[Place]] = {}
        for call in calls.calls:
            ends = (str(call.caller), str(call.callee))
            if call.confidence is not Confidence.LOW and self._top(ends[0]) != self._top(ends[1]):
                self.pairs[ends] = calls.places.get(ends, frozenset())
                self.places[call.callee] |= self.pairs[ends]

    def _top(self, symbol: str) -> str:
        """Return the top-level class or function that holds a symbol: what may move to a service by itself."""
        module, rest = self.code.names.split(symbol)
        return f"{module}.{''.join(rest[:1])}"

    def signatures(self) -> tuple[Signature, ...]:
        """Return what is called from another module or top-level symbol, sorted by name."""
        return tuple(self._signature(symbol, self.places[symbol]) for symbol in sorted(self.places))

    def uses(self) -> tuple[Use, ...]:
        """Return what callers do with what they get, sorted."""
        return tuple(self._use(ends, places) for ends, places in sorted(self.pairs.items()))

    def _use(self, ends: tuple[str, str], places: Iterable[Place]) -> Use:
        used, names = not places, set[str]()
        for module, scope, number in places:
            looked = self._look(module, scope)
            used = used or number in looked.used
            names |= looked.attributes.get(number, frozenset())
        return Use(SymbolName(ends[0]), SymbolName(ends[1]), used, _first(names))

    def _look(self, module: str, number: int) -> _Looked:
        if (module, number) not in self._looked:
            scope = self.code.scope(module, number)
            self._looked[module, number] = _Looked(used_values(scope), looked_at(scope))
        return self._looked[module, number]

    def _signature(self, symbol: str, places: set[Place]) -> Signature:
        made = self.code.class_of(symbol)
        view = made.function(MAKER) if made is not None else self.code.function_of(symbol)
        calls = [CodeTerm(self.code, place) for place in sorted(places)[:MOST_CALLS]]
        parameters = tuple(self._parameters(view, calls)) if view is not None else ()
        if made is not None:
            gives = self._passed("", "", {self.crossings.of_class(symbol)})
        else:
            gives = self._gives(view) if view is not None else ()
        rows = self.types.knowledge.tables_of(parent_of(symbol)) if made is None else []
        return Signature(
            name=SymbolName(symbol),
            parameters=parameters,
            gives=gives,
            raises=self._raised(view) if view is not None else (),
            bound_to=tuple(map(TableName, rows)),
        )

    def _parameters(self, view: CodeFunction, calls: list[CodeTerm]) -> Iterator[Passed]:
        """Go through the parameters but the one that the function is bound to, each with the surest it crosses as."""
        static = any(one.path == "builtins.staticmethod" for one in view.decorators)
        skipped = 1 if view.class_symbol and not static else 0
        looked = self._look(view.module, view.number).attributes
        numbers = {value[2]: at for at, value in enumerate(view.scope.values) if value[0] == f.PARAM}
        for position, (name, annotation, default) in enumerate(view.parameters):
            if position < skipped:
                continue
            found = self._declared(annotation) or self._given(view, name, position, calls)
            if not found and name in numbers:
                found = _known(self.crossings.of(view.term(numbers[name])))
            if not found and default is not None and default.literal not in (None, ...):
                found = {(Crossing.VALUE, "")}
            names = looked.get(numbers.get(name, -1), frozenset())
            written = written_type(annotation) if annotation is not None else ""
            for one in self._passed(name, written, found or {(Crossing.UNKNOWN, "")})[:1]:
                yield Passed(name, one.type, one.crossing, one.tables, _first(names), default is not None)

    def _declared(self, annotation: CodeTerm | None) -> set[Crossed]:
        if annotation is None:
            return set()
        return self.crossings.of_annotation(annotation, types_of_annotation(annotation, self.types.knowledge))

    def _given(self, view: CodeFunction, name: str, position: int, calls: list[CodeTerm]) -> set[Crossed]:
        """Return what the calls give for a parameter, without what is not known."""
        found: set[Crossed] = set()
        for call in calls:
            bound = self_in(call, view)[0] if call.op == f.CALL else False
            given = call.argument(position - bound, name) if call.op == f.CALL else None
            found |= self.crossings.of(given) if given is not None and given.literal is not None else set()
        return _known(found)

    def _gives(self, view: CodeFunction) -> tuple[Passed, ...]:
        annotation = view.return_annotation
        written = written_type(annotation) if annotation is not None else ""
        returned = [one for term in view.returns() for one in term.alternatives() if one.literal is not None]
        found = self._declared(annotation)
        if not found and written != "None":
            found = {one for term in returned if isinstance(term, CodeTerm) for one in self.crossings.of(term)}
        return self._passed("", written, found)

    def _passed(self, name: str, written: str, found: set[Crossed]) -> tuple[Passed, ...]:
        """Return one row for each way to cross, the one that is hardest to send first."""
        tables: dict[Crossing, set[str]] = defaultdict(set)
        for crossing, symbol in found:
            tables[crossing].update(self.types.knowledge.tables_of(symbol) if symbol else ())
        order = sorted(tables, key=HARDEST.index)
        return tuple(Passed(name, written, one, tuple(map(TableName, sorted(tables[one])))) for one in order)

    def _raised(self, view: CodeFunction) -> tuple[str, ...]:
        """Return the exceptions of the code base that a function raises itself."""
        raised = [view.term(effect[3]).resolved for effect in view.scope.effects if effect[0] == f.RAISES]
        named = {(one.at(one.value[2]) if one.op == f.CALL else one).path for one in raised}
        return tuple(sorted(one for one in named if self.code.class_of(one) is not None))


HARDEST = (
    Crossing.SESSION,
    Crossing.QUERY,
    Crossing.MODEL_CLASS,
    Crossing.INSTANCE,
    Crossing.FRAMEWORK,
    Crossing.CLASS,
    Crossing.OBJECT,
    Crossing.FUNCTION,
    Crossing.EXCEPTION,
    Crossing.TASK,
    Crossing.SIGNAL,
    Crossing.CONSTANT,
    Crossing.UNKNOWN,
    Crossing.VALUE,
)


def _known(found: set[Crossed]) -> set[Crossed]:
    return {one for one in found if one[0] is not Crossing.UNKNOWN}


def written_type(annotation: CodeTerm) -> str:
    """Return an annotation about as it is written, shortened; names without their modules."""
    text = _written(annotation, 0)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _written(term: CodeTerm, depth: int) -> str:
    """Return one part of an annotation."""
    op, _line, *rest = term.value
    if op == f.CONST:
        return str(rest[0])
    if op == f.ITEM and depth < LONGEST:
        return f"{_written(term.at(rest[0]), depth + 1)}[{_written(term.at(rest[1]), depth + 1)}]"
    if op in (f.TUPLE, f.LIST) and depth < LONGEST:
        return ", ".join(_written(term.at(part), depth + 1) for part in rest[0])
    if op == f.BINOP and depth < LONGEST:
        return f"{_written(term.at(rest[1]), depth + 1)} {rest[0]} {_written(term.at(rest[2]), depth + 1)}"
    return term.attribute or (str(rest[0]) if op == f.NAME else last_of(term.path))


def _first(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(name for name in names if not name.startswith("__"))[:MOST_ATTRIBUTES])
