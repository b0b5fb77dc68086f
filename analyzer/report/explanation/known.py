"""A decomposition as one asks it about names: who calls what, what lies where, how an access was inferred. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TypeVar

from analyzer.model.code import Call, Definition, Wire
from analyzer.model.cut import Ownership, ServiceCandidate
from analyzer.model.data import Access, Context, Level, OpenSite
from analyzer.model.decomposition import Decomposition, ModuleRow
from analyzer.model.effects import ExternalEffect, ExternalService
from analyzer.model.gaps import Unreached
from analyzer.model.location import Location
from analyzer.model.names import ancestors_of, last_of
from analyzer.model.processes import Process
from analyzer.model.usage import EntryPoint, UseCase, context_of
from analyzer.report.explanation.blocks import PLACES
from analyzer.report.words import place

Row = TypeVar("Row")
HOW = {
    Level.CLASS_NAMED: "class named",
    Level.LOCAL_FLOW: "through variables",
    Level.HELPER: "through calls",
    Level.SELF: "through self",
    Level.RELATION: "through a relation",
    Level.STRING: "from a string or SQL",
    Level.BY_NAME: "by name only",
    Level.GIVEN: "given by hand",
}


class Known:
    """What a decomposition says, by name."""

    def __init__(self, decomposition: Decomposition) -> None:
        """Answer about `decomposition`; indexes are made when first asked for."""
        self.all = decomposition

    @cached_property
    def modules(self) -> dict[str, ModuleRow]:
        """Every module by its name."""
        return {row.name: row for row in self.all.modules}

    @cached_property
    def definitions(self) -> dict[str, Definition]:
        """Every class, function and method by its name."""
        return {one.name: one for one in self.all.definitions}

    @cached_property
    def services(self) -> dict[str, ServiceCandidate]:
        """Every service by its id."""
        return {one.id: one for one in self.all.services}

    @cached_property
    def ownership(self) -> dict[str, Ownership]:
        """Who owns a table."""
        return {row.table: row for row in self.all.ownership}

    @cached_property
    def _units(self) -> dict[str, str]:
        whole = {module: str(one.id) for one in self.all.services for module in one.modules}
        return {**whole, **{unit: str(one.id) for one in self.all.services for unit in one.symbols}}

    def service_of(self, name: str) -> str:
        """Return the service that a module or symbol lies in; "" for none."""
        return next((self._units[prefix] for prefix in ancestors_of(name) if prefix in self._units), "")

    def module_of(self, name: str) -> str:
        """Return the module that holds a symbol; "" for none."""
        return next((prefix for prefix in ancestors_of(name) if prefix in self.modules), "")

    @cached_property
    def accesses_to(self) -> dict[str, list[Access]]:
        """The accesses of a table."""
        return grouped(self.all.accesses, lambda one: one.table)

    @cached_property
    def accesses_by(self) -> dict[str, list[Access]]:
        """The accesses of a function."""
        return grouped(self.all.accesses, lambda one: one.function)

    @cached_property
    def effects_by(self) -> dict[str, list[ExternalEffect]]:
        """What a function does outside of the process."""
        return grouped(self.all.effects, lambda one: one.function)

    @cached_property
    def processes_of(self) -> dict[str, list[Process]]:
        """The processes that run an entry point today."""
        found: dict[str, list[Process]] = defaultdict(list)
        for one in self.all.processes:
            for entry in one.entry_points:
                found[entry].append(one)
        return found

    @cached_property
    def external(self) -> dict[str, ExternalService]:
        """Every program that requests are sent to, by its name."""
        return {one.name: one for one in self.all.external_services}

    @cached_property
    def open_sites_in(self) -> dict[str, list[OpenSite]]:
        """The unresolved sites of a function."""
        return grouped(self.all.open_sites, lambda one: one.function)

    @cached_property
    def unreached(self) -> dict[str, Unreached]:
        """What no entry point that we know reaches, by its name."""
        return {row.name: row for row in self.all.unreached}

    @cached_property
    def calls_by(self) -> dict[str, list[Call]]:
        """The calls that a function makes."""
        return grouped(self.all.calls, lambda one: one.caller)

    @cached_property
    def calls_of(self) -> dict[str, list[Call]]:
        """The calls of a function."""
        return grouped(self.all.calls, lambda one: one.callee)

    @cached_property
    def wires_from(self) -> dict[str, list[Wire]]:
        """The wires that start at a function."""
        return grouped(self.all.wires, lambda one: one.source)

    @cached_property
    def wires_to(self) -> dict[str, list[Wire]]:
        """The wires that lead to a function."""
        return grouped(self.all.wires, lambda one: one.target)

    @cached_property
    def entries(self) -> dict[str, EntryPoint]:
        """Every entry point by its id."""
        return {one.id: one for one in self.all.entry_points}

    @cached_property
    def cases(self) -> dict[str, UseCase]:
        """What an entry point reaches, by its id."""
        return {one.entry_point: one for one in self.all.use_cases}

    @cached_property
    def cases_through(self) -> dict[str, list[UseCase]]:
        """The use cases that reach a function."""
        found: dict[str, list[UseCase]] = defaultdict(list)
        for case in self.all.use_cases:
            for function in case.functions:
                found[function].append(case)
        return found

    def contexts_reaching(self, function: str) -> str:
        """Return when a function runs, by the entry points that reach it, in words."""
        entries = (self.entries.get(case.entry_point) for case in self.cases_through.get(function, ()))
        found = {context_of(entry.kind) for entry in entries if entry is not None}
        return ", ".join(str(one) for one in Context if one in found) or str(Context.UNKNOWN)


def grouped(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, list[Row]]:
    """Return the rows by a key, in their order."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def how(accesses: Iterable[Access]) -> str:
    """Say how accesses were tied to their table, each way once."""
    ways: dict[str, dict[str, None]] = {}
    for one in accesses:
        first = f"{one.level}: {HOW[one.level]}" if one.level is not Level.GIVEN else HOW[one.level]
        ways.setdefault(first, {}).update(dict.fromkeys(_circumstances(one)))
    return "; ".join(", ".join([first, *rest]) for first, rest in ways.items())


def _circumstances(access: Access) -> list[str]:
    return [
        *["done by the framework"] * access.implicit,
        *[f"via {access.via}"] * bool(access.via),
        *[f"for {access.receiver}"] * bool(access.receiver),
        *["in a loop"] * access.in_loop,
        *["in a transaction"] * access.in_transaction,
    ]


def access_lines(accesses: Iterable[Access], named: bool = False) -> tuple[str, ...]:
    """Return the places of accesses, one a line, with the verbs there and how they were inferred.

    What a method does for one class beside what it does anyway is said once. `named`: with the function's name.
    """
    found: dict[tuple[str, int], dict[str, Access]] = {}
    for one in sorted(accesses, key=lambda one: (bool(one.receiver), one.op != "write")):
        for location in one.locations:
            found.setdefault((location.path, location.line), {}).setdefault(one.verb, one)
    lines = []
    for (path, line), done in sorted(found.items()):
        where = f" in {last_of(next(iter(done.values())).function)}" if named else ""
        lines.append(f"{place(Location(path, line))}  {', '.join(done)}{where}  ({how(done.values())})")
    return first_lines(lines)


def first_lines(lines: list[str]) -> tuple[str, ...]:
    """Return the first lines, and how many there are more."""
    more = len(lines) - PLACES
    return (*lines[:PLACES], *[f"and {more} more {'place' if more == 1 else 'places'}"] * (more > 0))


def contexts_of(accesses: Iterable[Access]) -> str:
    """Return the contexts of accesses in words."""
    return ", ".join(dict.fromkeys(str(context) for one in accesses for context in one.contexts))
