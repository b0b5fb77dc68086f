"""A cut and all that is known around it, as the rules of the plan ask for it. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from analyzer.graph.reach import reach
from analyzer.model.code import Call, Definition
from analyzer.model.cut import BoundaryCall, Cut, Homes, Ownership, ServiceCandidate
from analyzer.model.data import Access, ColumnUse, Entity
from analyzer.model.evidence import Evidence
from analyzer.model.location import Confidence
from analyzer.model.names import last_of
from analyzer.model.project import Project
from analyzer.model.signature import Signature, Use
from analyzer.model.usage import EntryPoint, UseCase
from analyzer.model.words import split_words
from analyzer.plan.spanning import Spanning

# What the names of functions say that take something back. Source: Garcia-Molina and Salem, "Sagas" (1987), section 2.
UNDOING = frozenset(
    {
        "cancel", "void", "revoke", "delete", "remove", "undo", "release", "refund", "reverse", "withdraw", "rollback",
        "retract", "discard", "close", "expire", "reject", "unsubscribe", "detach", "restore", "revert", "forget",
        "erase", "purge", "drop", "disable", "deactivate", "archive", "clear",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Situation:
    """The project, its cut, and what follows from both; answers are worked out once."""

    project: Project
    evidence: Evidence
    cut: Cut
    ownership: Sequence[Ownership]
    crossing: Sequence[BoundaryCall]
    spanning: Sequence[Spanning]
    sides: Homes | None = None  # where only one set is taken out

    @cached_property
    def homes(self) -> Homes:
        """Where units and tables lie."""
        return self.sides or self.cut.homes()

    @cached_property
    def services(self) -> Mapping[str, ServiceCandidate]:
        """Every service by its id."""
        return {service.id: service for service in self.cut.services}

    @cached_property
    def owners(self) -> Mapping[str, Ownership]:
        """Every table's row of ownership."""
        return {row.table: row for row in self.ownership}

    @cached_property
    def definitions(self) -> Mapping[str, Definition]:
        """Every definition by its name."""
        return {row.name: row for row in self.project.definitions}

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """Every persistent class by its name."""
        return {row.symbol: row for row in self.project.entities}

    @cached_property
    def classes_of(self) -> Mapping[str, Sequence[Entity]]:
        """The persistent classes of every table."""
        found: dict[str, list[Entity]] = defaultdict(list)
        for row in self.project.entities:
            if row.table:
                found[row.table].append(row)
        return found

    @cached_property
    def signatures(self) -> Mapping[str, Signature]:
        """What functions take and give, by their name."""
        return {row.name: row for row in self.project.signatures}

    @cached_property
    def uses(self) -> Mapping[tuple[str, str], Use]:
        """What a caller does with what it is given, by caller and callee."""
        return {(row.caller, row.callee): row for row in self.project.uses}

    @cached_property
    def entries(self) -> Mapping[str, EntryPoint]:
        """Every entry point by its id."""
        return {row.id: row for row in self.project.entry_points}

    @cached_property
    def cases_through(self) -> Mapping[str, Sequence[UseCase]]:
        """The use cases that reach a function."""
        found: dict[str, list[UseCase]] = defaultdict(list)
        for case in self.project.use_cases:
            for function in case.functions:
                found[function].append(case)
        return found

    @cached_property
    def accesses(self) -> Mapping[str, Sequence[Access]]:
        """The direct accesses of every function."""
        found: dict[str, list[Access]] = defaultdict(list)
        for row in self.project.accesses:
            if not row.via:
                found[row.function].append(row)
        return found

    @cached_property
    def accesses_to(self) -> Mapping[str, Sequence[Access]]:
        """The direct accesses to every table."""
        found: dict[str, list[Access]] = defaultdict(list)
        for row in self.project.accesses:
            if not row.via:
                found[row.table].append(row)
        return found

    @cached_property
    def columns_of(self) -> Mapping[str, Sequence[ColumnUse]]:
        """Which columns of every table which function names."""
        found: dict[str, list[ColumnUse]] = defaultdict(list)
        for row in self.project.column_uses:
            found[row.table].append(row)
        return found

    @cached_property
    def calls_of(self) -> Mapping[str, Sequence[Call]]:
        """The calls of every function that run at once and are sure enough to take part in reach."""
        found: dict[str, list[Call]] = defaultdict(list)
        for row in self.project.calls:
            if row.confidence is not Confidence.LOW and not row.later:
                found[row.caller].append(row)
        return found

    @cached_property
    def _successors(self) -> Mapping[str, Sequence[str]]:
        return {caller: [row.callee for row in rows] for caller, rows in self.calls_of.items()}

    @cached_property
    def _touched(self) -> dict[tuple[str, str], frozenset[str]]:
        return {}

    @cached_property
    def undoing(self) -> Sequence[str]:
        """The functions and methods whose names take something back, sorted."""
        rows = (row for row in self.project.definitions if row.kind != "class")
        return [row.name for row in rows if not UNDOING.isdisjoint(split_words(last_of(row.name)))]

    def home_of(self, name: str) -> str:
        """Return the service of a symbol, or of the function that a symbol stands in; "" for none."""
        return self.homes.units.get(self.evidence.units.unit_of(name), "")

    def service_name(self, service: str) -> str:
        """Return what people call a service."""
        return self.services[service].name if service in self.services else service

    def reached(self, function: str) -> frozenset[str]:
        """Return a function and everything that it calls."""
        return frozenset(reach(self._successors, [function]))

    def tables(self, function: str, op: str) -> frozenset[str]:
        """Return the tables that a function and what it calls read ("read") or write ("write")."""
        key = (function, op)
        if key not in self._touched:
            rows = (row for name in self.reached(function) for row in self.accesses.get(name, ()))
            self._touched[key] = frozenset(row.table for row in rows if row.op == op)
        return self._touched[key]

    def case_service(self, case: UseCase) -> str:
        """Return the service that a use case starts in."""
        entry = self.entries.get(case.entry_point)
        return self.home_of(entry.function) if entry is not None else ""
