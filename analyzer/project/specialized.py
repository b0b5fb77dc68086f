"""Classes whose instances differ by the entity they are made for: `Repo(session, Order)`, `Repo[Order]`.

Such an instance is like one of a subclass with `model = Order`. The class of it is written `shop.Repo[Order]`: a
symbol that stands for the same body, with what its constructors and type variables got.

Pure.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from analyzer.model import facts as f
from analyzer.model.knowledge import Kind
from analyzer.model.names import last_of
from analyzer.project.code import ProjectCode
from analyzer.project.generics import Given, Parameter, variables_of
from analyzer.project.terms import CodeTerm
from analyzer.project.views import CodeClass, CodeFunction

DEEPEST = 2  # brackets in brackets: `Service[Repo[Order]]`
MAKER = "__init__"
SUPER = "builtins.super()"
Value = tuple[Kind, str]  # an entity, or an instance of a class with what it was made for


@dataclass(slots=True)
class Special:
    """What the instances of a class were made with."""

    variables: dict[tuple[str, int, int], CodeTerm] = field(default_factory=dict)  # type variable -> its value
    parameters: dict[Parameter, Value] = field(default_factory=dict)  # of constructors, those of ancestors included


class Specialized:
    """Every class with what it was made with, by the symbol of both."""

    def __init__(self, code: ProjectCode) -> None:
        """Start without any."""
        self.code = code
        self.growth = 0  # how often more became known of a class: answers about it were too poor before
        self._found: dict[str, Special] = {}
        self._kept: dict[str, frozenset[str]] = {}

    def variables(self, symbol: str) -> Given:
        """Return what the type variables of a class itself stand for."""
        found = self._found.get(symbol)
        return found.variables if found is not None else {}

    def parameter(self, symbol: str, parameter: Parameter) -> Value | None:
        """Return what a constructor's parameter is for a class; None where nothing is known."""
        found = self._found.get(symbol)
        return found.parameters.get(parameter) if found is not None else None

    def note(self, base: str, given: Sequence[str], special: Special) -> str:
        """Return the symbol of a class with what it was made for; what is said in several ways is put together."""
        symbol = f"{base}[{', '.join(_short(one) for one in given)}]"
        known = self._found.setdefault(symbol, Special())
        before = (len(known.variables), len(known.parameters))
        known.variables.update({key: one for key, one in special.variables.items() if key not in known.variables})
        known.parameters.update({key: one for key, one in special.parameters.items() if key not in known.parameters})
        if before != (len(known.variables), len(known.parameters)) and before != (0, 0):
            self.growth += 1
        return symbol

    def kept(self, view: CodeClass) -> frozenset[str]:
        """Return the parameters of a class's constructor that it keeps on `self` or gives to another constructor."""
        if view.symbol not in self._kept:
            maker = view.function(MAKER)
            self._kept[view.symbol] = frozenset(_kept_by(maker)) if maker is not None else frozenset()
        return self._kept[view.symbol]

    def bound(self, view: CodeClass, given: Mapping[str, Value]) -> Special:
        """Return what the constructors of a class and of its ancestors get where its own gets `given`."""
        special, maker = Special(), view.function(MAKER)
        names: dict[str, Value] = dict(given)
        while maker is not None and names:
            keys = {name: (maker.module, maker.number, name) for name in names}
            if any(key in special.parameters for key in keys.values()):
                break
            special.parameters.update({key: names[name] for name, key in keys.items()})
            special.variables.update(self._variables(maker, names))
            maker, names = self._above(view, maker, names)
        return special

    def _variables(
        self, maker: CodeFunction, given: Mapping[str, Value]
    ) -> Iterator[tuple[tuple[str, int, int], CodeTerm]]:
        """Go through the type variables that a constructor's annotations tell: `model: type[T]`."""
        for name, annotation, _default in maker.parameters:
            place = self.code.dotted(given[name][1]) if name in given and annotation is not None else None
            source = annotation.resolved if annotation is not None else None
            if source is None or place is None or source.op != f.ITEM:
                continue
            if last_of(source.at(source.value[2]).path) in ("type", "Type"):
                yield source.at(source.value[3]).resolved.place, CodeTerm(self.code, place)

    def _above(
        self, view: CodeClass, maker: CodeFunction, given: Mapping[str, Value]
    ) -> tuple[CodeFunction | None, dict[str, Value]]:
        """Return the constructor that another one calls, with what that gets of what this one got."""
        line = view.ancestors()
        symbols = [one.symbol for one in line]
        for call in maker.calls():
            callee = call.callee
            base = callee.base if callee is not None and callee.attribute == MAKER else None
            if base is None or maker.class_symbol not in symbols:
                continue
            is_super = base.path == SUPER
            rest = line[symbols.index(maker.class_symbol) + 1 :]
            named = base.as_class
            found = [one for one in rest if is_super or (named is not None and one.symbol == named.symbol)]
            above = next((own for one in found if (own := one.own_function(MAKER)) is not None), None)
            if above is not None:
                return above, dict(_handed_on(call, above, given, 0 if is_super else 1))
        return None, {}

    def of_brackets(self, view: CodeClass, parts: Sequence[CodeTerm]) -> Special:
        """Return what the type variables of a class are in `Repo[Order]`."""
        return Special(dict(zip(variables_of(view), (one.resolved for one in parts), strict=False)))


def is_special(symbol: str) -> bool:
    """Say whether a class is one with what it was made for."""
    return symbol.endswith("]")


def may_hold(symbol: str) -> bool:
    """Say whether a class can be part of the symbol of another one."""
    return symbol.count("[") < DEEPEST


def _short(symbol: str) -> str:
    base, bracket, rest = symbol.partition("[")
    return f"{last_of(base)}{bracket}{rest}"


def _kept_by(maker: CodeFunction) -> Iterator[str]:
    """Go through the parameters that a constructor stores or gives to the constructor of a base."""
    given = [value for _base, _name, value in maker.stores()]
    for call in maker.calls():
        if call.callee is not None and call.callee.attribute == MAKER:
            given.extend([*call.arguments, *call.keywords.values()])
    for term in given:
        for one in term.alternatives():
            source = one.resolved if isinstance(one, CodeTerm) else None
            if source is not None and source.op == f.PARAM and source.place[:2] == (maker.module, maker.number):
                yield source.value[2]


def _handed_on(
    call: CodeTerm, above: CodeFunction, given: Mapping[str, Value], shift: int
) -> Iterator[tuple[str, Value]]:
    names = [one.name for one in above.scope.parameters if one.kind == "positional"][1:]
    for name, value in [*zip(names, call.arguments[shift:], strict=False), *call.keywords.items()]:
        source = value.resolved
        if source.op == f.PARAM and source.value[2] in given:
            yield name, given[source.value[2]]
