"""Effects on parameters: `def keep(row): session.add(row)` writes whatever its callers hand over. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from analyzer.model import facts as f
from analyzer.model.data import STORED, Level
from analyzer.model.knowledge import Kind, On, Transfer
from analyzer.project.kinds import Typed
from analyzer.project.stores import changed_by, has_column
from analyzer.project.targets import Targets, given_by
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.walk import Site, Walk


@dataclass(frozen=True, slots=True)
class Effect:
    """What a function does to one of its parameters."""

    verb: str
    column: str | None = None  # of a store; None where it is known at run time only
    transfer: Transfer | None = None  # of a session that gets the parameter


class WrittenParameters:
    """Functions that write their parameters, where call sites do not agree on what those are."""

    def __init__(self, types: Types) -> None:
        """Look with `types`."""
        self.types = types
        self.targets = Targets(types)
        self._names: set[str] = set()  # of the functions below, without their modules and classes
        self._effects: dict[str, dict[str, list[Effect]]] = {}  # function -> parameter -> what is done to it

    def read(self, site: Site) -> Iterator[tuple[str, str, Typed]]:
        """Go through what a call does to its arguments: op, verb and entity."""
        callee = site.term.at(site.term.value[2])
        name = callee.attribute or (callee.value[2] if callee.op in (f.NAME, f.LOCAL) else "")
        for target, symbol in self.targets.of(site, callee) if name in self._names else ():
            view = self.targets.function(target)
            effects = self._effects.get(symbol, {}) if view is not None else {}
            for parameter, argument in given_by(site, target, view) if view is not None and effects else ():
                for effect in effects.get(parameter, ()):
                    yield from self._done(effect, argument, site)

    def _done(self, effect: Effect, argument: CodeTerm, site: Site) -> Iterator[tuple[str, str, Typed]]:
        knowledge = self.types.knowledge
        for typed in self.types.of(argument, site.receiver):
            if typed.kind is not Kind.INSTANCE or not knowledge.is_entity(typed.of):
                continue
            row = typed.at_least(Level.HELPER)
            if effect.verb == STORED:
                if knowledge.writes_attributes(typed.of) and has_column(knowledge, typed.of, effect.column):
                    yield "write", STORED, row
                continue
            transfer = effect.transfer or knowledge.transfer(typed, effect.verb, called=True)
            if transfer is not None and transfer.op:
                yield transfer.op, effect.verb, row

    def learn(self, walk: Walk) -> None:
        """Look for functions that do something to parameters of which nothing is known."""
        for site in walk.sites(f.CALLS):
            callee = site.term.at(site.term.value[2])
            if callee.op == f.NAME and callee.value[2] == "setattr":
                self._learn_store(site)
            elif callee.op == f.ATTR and callee.attribute in self._verbs:
                self._learn_call(site, callee)
        for site in walk.sites(f.STORES):
            self._learn_store(site)

    def _learn_store(self, site: Site) -> None:
        changed, column = changed_by(site)
        if changed is not None:
            self._note(changed, Effect(STORED, column))

    def _learn_call(self, site: Site, callee: CodeTerm) -> None:
        base, arguments = callee.at(callee.value[2]), site.term.arguments
        self._note(base, Effect(callee.attribute))
        if not arguments or arguments[0].resolved.op != f.PARAM:
            return
        for typed in self.types.of(base, site.receiver):
            transfer = self.types.knowledge.transfer(typed, callee.attribute, called=True)
            if transfer is not None and transfer.op and transfer.on is On.ARGUMENT:
                self._note(arguments[0], Effect(callee.attribute, None, transfer))

    def _note(self, value: CodeTerm, effect: Effect) -> None:
        """Remember an effect if the value is a parameter, none that is known to be something."""
        parameter = value.resolved
        if parameter.op == f.PARAM and not self.types.of(parameter):
            self._names.add(parameter.owner.rpartition(".")[2])
            self._effects.setdefault(parameter.owner, {}).setdefault(parameter.value[2], []).append(effect)

    @cached_property
    def _verbs(self) -> frozenset[str]:
        """Members that do something to the instance they are called on, or to a session's argument."""
        transfers = [one for framework in self.types.knowledge.frameworks for one in framework.transfers if one.op]
        telling = [one for one in transfers if one.kind is Kind.INSTANCE or one.on is On.ARGUMENT]
        return frozenset().union(*(one.members for one in telling))
