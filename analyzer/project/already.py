"""Relations of a row that are there before they are asked for: set by hand, or known from where the row came from.

Source: docs.djangoproject.com, release notes 1.5, "Caching of related model instances". Pure.
"""

from collections.abc import Iterator
from functools import cached_property

from analyzer.model import facts as f
from analyzer.model.data import Relation
from analyzer.model.knowledge import Kind
from analyzer.project.callers import Caller, Callers
from analyzer.project.chains import LAZY
from analyzer.project.narrowing import key_of
from analyzer.project.stores import is_set_here
from analyzer.project.targets import Targets, given_by
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.walk import Site

DEEPEST = 3  # calls that a row is followed through, from who reads its relation to who made it


class Already:
    """Follows rows back to where they come from."""

    def __init__(self, types: Types, callers: Callers) -> None:
        """Ask `callers` what is given to functions, once all calls are known."""
        self.types, self.callers = types, callers
        self.code, self.knowledge = types.code, types.knowledge
        self.targets = Targets(types)

    def knows(self, site: Site, base: CodeTerm, symbol: str) -> bool:
        """Say whether a row of an entity has the relation that a site reads, so that nothing is loaded for it."""
        tables = self.knowledge.tables_behind(symbol)
        name = site.term.attribute
        relations = [one for one in self._by_field.get(name, ()) if one.from_table in tables]
        keeps = self.knowledge.keeps_origin(symbol)
        return self._is_there(base, name, relations if keeps else [], site.term, 0)

    @cached_property
    def _by_field(self) -> dict[str, list[Relation]]:
        found: dict[str, list[Relation]] = {}
        for relation in self.knowledge.relations:
            found.setdefault(relation.field, []).append(relation)
        return found

    def _is_there(self, row: CodeTerm, name: str, relations: list[Relation], at: CodeTerm, depth: int) -> bool:
        if self._is_given(row, name, at) or is_set_here(row, name):
            return True
        return all(self._came_with(one, name, relations, depth) for one in row.alternatives())

    def _came_with(self, source: CodeTerm, name: str, relations: list[Relation], depth: int) -> bool:
        if any(self._is_behind(source, relation) for relation in relations):
            return True
        function = self.code.owner(source.module, source.scope)
        if source.op != f.PARAM or depth == DEEPEST or self.callers.is_open(function):
            return False
        if self.callers.unknown(function):
            return False
        given = [(self._given(source, caller), caller[0].term) for caller in self.callers.of(function)]
        return all(one is not None and self._is_there(one, name, relations, at, depth + 1) for one, at in given)

    def _given(self, parameter: CodeTerm, caller: Caller) -> CodeTerm | None:
        """Return what a call gives to a parameter, `self` included; None where that does not show."""
        site, typed, _class = caller
        view = self.targets.function(typed)
        if view is None or (view.module, view.number) != (parameter.module, parameter.scope):
            return None
        is_self = view.class_symbol and parameter.value[2] == view.scope.parameters[0].name
        callee = site.term.at(site.term.value[2]) if site.term.op == f.CALL else None
        if not is_self or callee is None or typed.receiver is None:
            return dict(given_by(site, typed, view)).get(parameter.value[2]) if callee is not None else None
        return callee.at(callee.value[2]) if callee.op == f.ATTR else None

    def _is_given(self, row: CodeTerm, name: str, at: CodeTerm) -> bool:
        """Say whether a row gets an attribute before a value of its function, on every way there."""
        scope, key, line = self.code.scope(row.module, row.scope), key_of(row), at.location.line
        for _kind, first, region, base, stored, value in (one for one in scope.effects if one[0] == f.STORES):
            is_before = first < line and value < at.number  # `x.y = [z for z in\n x.y]` asks before it stores
            if base >= 0 and stored == name and is_before:
                is_same = key_of(CodeTerm(self.code, (row.module, row.scope, base))) == key
                if is_same and line <= _last_line(scope, region):
                    return True
        return False

    def _is_behind(self, source: CodeTerm, relation: Relation) -> bool:
        """Say whether a row was reached over the other side of a relation: `order.lines.all()`, `user.profile`."""
        if not relation.reverse:
            return False
        last = list(self._chain(source))[-1]
        if last.op != f.ATTR or last.attribute != relation.reverse or (last is source) is not (relation.kind == "o2o"):
            return False
        owners = [one for one in self.types.of(last.at(last.value[2])) if one.kind is Kind.INSTANCE]
        return any(relation.to_table in self.knowledge.tables_behind(one.of) for one in owners)

    def _chain(self, source: CodeTerm) -> Iterator[CodeTerm]:
        """Go through the queries that a row comes from, back to the first."""
        term = source
        while True:
            yield term
            if term.op in (f.ITER, f.ITEM):
                term = term.at(term.value[2]).resolved
                continue
            callee = term.at(term.value[2]) if term.op == f.CALL else term
            before = callee.at(callee.value[2]) if term.op == f.CALL and callee.op == f.ATTR else None
            if before is None or any(one.kind not in LAZY for one in self.types.of(before)):
                return
            term = before.resolved


def _last_line(scope: f.Scope, region: int) -> int:
    """Return the last line of a region, with those inside it."""
    inside = {region}
    for number, (parent, *_rest) in enumerate(scope.regions):
        inside |= {number} if parent in inside else set()
    return max(effect[1] for effect in scope.effects if effect[2] in inside) if region else scope.end_line
