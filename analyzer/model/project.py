"""The code base as it was understood: the input of every later stage. Pure."""

from dataclasses import dataclass, field

from analyzer.model.code import NOT_RUNNING, Call, Definition, Dependency, Module, Wire
from analyzer.model.data import Access, ColumnUse, Entity, EntityKind, OpenSite, Relation, Transaction
from analyzer.model.effects import ExternalEffect, ExternalService
from analyzer.model.gaps import DynamicSite, Knot, OpenCalls, Unreached
from analyzer.model.names import ancestors_of
from analyzer.model.problem import Problem
from analyzer.model.processes import Process
from analyzer.model.signature import Signature, Use
from analyzer.model.testing import ReadTests
from analyzer.model.usage import EntryPoint, UseCase


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much was seen; every pair is (resolved, all)."""

    files: tuple[int, int] = (0, 0)  # read, found
    imports: tuple[int, int] = (0, 0)  # of names imported from inside the code base
    calls: tuple[int, int] = (0, 0)  # to a definition of the code base or a known library, all call sites
    accesses: tuple[int, int] = (0, 0)  # data-access sites tied to a table, sites that look like data access
    accesses_by_level: dict[str, int] = field(default_factory=dict)
    open_calls: tuple[OpenCalls, ...] = ()  # call sites without a target by reason, the most frequent first
    low_calls: int = 0  # callers and callees tied by name only, or as one of many: no part in reach


@dataclass(frozen=True, slots=True)
class Project:
    """All that is known about the code base; every tuple is sorted."""

    modules: tuple[Module, ...] = ()
    definitions: tuple[Definition, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    calls: tuple[Call, ...] = ()
    wires: tuple[Wire, ...] = ()
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    accesses: tuple[Access, ...] = ()
    open_sites: tuple[OpenSite, ...] = ()  # calls that look like data access and could not be tied to a table
    transactions: tuple[Transaction, ...] = ()
    entry_points: tuple[EntryPoint, ...] = ()
    use_cases: tuple[UseCase, ...] = ()
    processes: tuple[Process, ...] = ()  # what the deployment files start apart
    effects: tuple[ExternalEffect, ...] = ()
    external_services: tuple[ExternalService, ...] = ()
    frameworks: tuple[str, ...] = ()  # in use, sorted
    coverage: Coverage = field(default_factory=Coverage)
    problems: tuple[Problem, ...] = ()
    dynamic_sites: tuple[DynamicSite, ...] = ()  # lines that take something by a name made at run time
    knots: tuple[Knot, ...] = ()  # functions that all reach each other, the largest first
    unreached: tuple[Unreached, ...] = ()  # what no entry point that we know reaches, the surest first
    tests: ReadTests = field(default_factory=ReadTests)
    signatures: tuple[Signature, ...] = ()  # of what other modules, or other symbols of a module, call
    uses: tuple[Use, ...] = ()  # what they do with what they are given back
    column_uses: tuple[ColumnUse, ...] = ()  # which columns of which table each function names

    def modules_by_name(self) -> dict[str, Module]:
        """Map every module's dotted name to it."""
        return {module.name: module for module in self.modules}

    def running_modules(self) -> tuple[Module, ...]:
        """Return the modules that are part of the running application."""
        return tuple(module for module in self.modules if module.role not in NOT_RUNNING)

    def owned_tables(self) -> tuple[str, ...]:
        """Return the tables that the code base declares itself, sorted, without third-party ones."""
        foreign = {EntityKind.ABSTRACT, EntityKind.EXTERNAL}
        return tuple(sorted({entity.table for entity in self.entities if entity.kind not in foreign}))


def module_of(name: str, modules: dict[str, Module]) -> str:
    """Return the module that holds a symbol, by its longest prefix that is a module; "" for none."""
    return next((prefix for prefix in ancestors_of(name) if prefix in modules), "")
