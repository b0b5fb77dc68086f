"""Which tests a change inside a service would have to run, and what crosses without a test.

A test that was not seen reaching something may reach it all the same, by what it computes: open requests are counted.
Source: static selection of tests by reach, as compared by Legunsen et al. (FSE 2016), "An extensive study of static
regression test selection in modern software evolution".

Pure.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from analyzer.graph.reach import reach
from analyzer.model.cut import BoundaryCall, Cut
from analyzer.model.location import Confidence
from analyzer.model.names import EntryPointId, ServiceId, TableName, parent_of
from analyzer.model.project import Project
from analyzer.model.testing import (
    ModuleOfTests,
    ReachOfTests,
    ServiceTests,
    SetUp,
    SharedSetUp,
    Touched,
    UnseenCall,
    WrittenTest,
)
from analyzer.model.units import Units

RUN = frozenset({"call", "task"})  # kinds of boundary calls of which it is known who makes them
MOST_LINES = 3  # cited of a boundary call
MOST_SET_UPS = 50
NO_TESTS = "no module of tests was found below the analysed folder"

Services = frozenset[str]


def find_reach_of_tests(
    project: Project, units: Units, cut: Cut, boundary_calls: Sequence[BoundaryCall]
) -> ReachOfTests:
    """Return what tests say about a cut: tests by service, boundary calls without one, set-up that crosses."""
    read = project.tests
    if not read.tests:
        return ReachOfTests(missing=NO_TESTS)
    reading = _Reach(project, units, cut)
    loading = {str(one.name) for one in project.modules}
    running = [one for one in boundary_calls if one.kind in RUN and one.caller not in loading]
    return ReachOfTests(
        tests=len(read.tests),
        requests=read.requests,
        open_requests=read.open_requests,
        modules=tuple(reading.modules()),
        services=tuple(reading.services(str(one.id) for one in cut.services)),
        boundary_calls=len(running),
        unseen_calls=tuple(reading.unseen(running)),
        shared_set_ups=tuple(reading.shared(read.set_ups)),
    )


class _Reach:
    """Goes from what tests name and ask for to services."""

    def __init__(self, project: Project, units: Units, cut: Cut) -> None:
        self.project, self.units = project, units
        self.homes = cut.homes()
        self.callees: dict[str, list[str]] = defaultdict(list)
        for call in project.calls:
            if call.confidence is not Confidence.LOW:
                self.callees[call.caller].append(call.callee)
        for wire in project.wires:  # receivers and tasks too: tests mostly run them at once
            if wire.confidence is not Confidence.LOW:
                self.callees[wire.source].append(wire.target)
        self.cases = {one.entry_point: one.functions for one in project.use_cases}
        self._services: dict[str, Services] = {}
        self._of_entries = {entry: frozenset(map(self.service_of, names)) - {""} for entry, names in self.cases.items()}
        self._behind = self._services_behind()
        self.reached = {one.name: (self.of(one.own), self.of(one.set_up)) for one in project.tests.tests}

    def service_of(self, name: str) -> str:
        """Return the service that a symbol lies in, "" for none."""
        return self.homes.units.get(self.units.unit_of(name), "")

    def _services_behind(self) -> Mapping[str, Services]:
        """Return the services that a function reaches, itself included."""
        callers: dict[str, list[str]] = defaultdict(list)
        members: dict[str, set[str]] = defaultdict(set)
        for caller, callees in self.callees.items():
            for callee in callees:
                callers[callee].append(caller)
            for name in (caller, *callees):
                members[self.service_of(name)].add(name)
        found: dict[str, set[str]] = defaultdict(set)
        for service in sorted(members.keys() - {""}):
            for name in reach(callers, members[service]):
                found[name].add(service)
        return {name: frozenset(services) for name, services in found.items()}

    def of(self, touched: Touched) -> Services:
        """Return the services that named code and routes asked for reach."""
        found: set[str] = set()
        for name in touched.names:
            found |= {self.service_of(name)} | self._behind.get(name, frozenset())
        for entry in touched.entry_points:
            found |= self._of_entries.get(entry, frozenset())
        return frozenset(found - {""})

    def services(self, names: Iterable[str]) -> Iterator[ServiceTests]:
        """Count the tests of every service."""
        for service in names:
            own = [one for one in self.project.tests.tests if service in self.reached[one.name][0]]
            every = [one for one in self.project.tests.tests if any(service in part for part in self.reached[one.name])]
            modules = Counter(one.module for one in own)
            order = sorted(modules, key=lambda name: (-modules[name], name))
            yield ServiceTests(ServiceId(service), len(every), len(every) - len(own), tuple(order))

    def modules(self) -> Iterator[ModuleOfTests]:
        """Go through the modules that hold tests."""
        paths = {str(one.name): one.path for one in self.project.modules}
        rows: dict[str, list[WrittenTest]] = defaultdict(list)
        for test in self.project.tests.tests:
            rows[test.module].append(test)
        for module in sorted(rows):
            parts = [part for one in rows[module] for part in self.reached[one.name]]
            yield ModuleOfTests(
                module=module,
                path=paths.get(module, ""),
                tests=len(rows[module]),
                names=tuple(sorted({name for one in rows[module] for name in one.own.names})),
                entry_points=tuple(sorted({entry for one in rows[module] for entry in one.own.entry_points})),
                services=tuple(sorted({ServiceId(one) for part in parts for one in part})),
            )

    def unseen(self, calls: Iterable[BoundaryCall]) -> Iterator[UnseenCall]:
        """Go through the boundary calls whose caller no test was seen reaching, those of unreached callees first."""
        seen = self._seen()
        rows = [
            UnseenCall(
                one.from_service,
                one.to_service,
                one.caller,
                one.callee,
                one.kind,
                one.sites,
                one.callee in seen,
                one.locations[:MOST_LINES],
            )
            for one in calls
            if one.caller not in seen
        ]
        yield from sorted(rows, key=lambda one: (one.callee_reached, -one.sites, one.caller, one.callee, one.kind))

    def _seen(self) -> set[str]:
        """Return every function that a test was seen reaching."""
        touched = {part for one in self.project.tests.tests for part in (one.own, one.set_up)}
        named = {name for part in touched for name in part.names}
        entries: set[EntryPointId] = {entry for part in touched for entry in part.entry_points}
        asked = {str(name) for entry in entries for name in self.cases.get(entry, ())}
        return reach(self.callees, named) | asked

    def shared(self, set_ups: Iterable[SetUp]) -> Iterator[SharedSetUp]:
        """Go through the set-up that writes rows of two services or more, most services first."""
        writes = self._writes()
        rows = []
        for one in set_ups:
            run = reach(self.callees, one.names)
            tables = sorted({table for name in run for table in writes.get(name, ())} | self._made(one.names))
            owners = sorted({self.homes.tables[table] for table in tables if table in self.homes.tables})
            if len(owners) > 1:
                found = tuple(ServiceId(owner) for owner in owners)
                rows.append(SharedSetUp(one.name, one.kind, one.location, tuple(tables), found, one.tests))
        yield from sorted(rows, key=lambda row: (-len(row.services), -row.tests, row.name))[:MOST_SET_UPS]

    def _writes(self) -> Mapping[str, set[TableName]]:
        found: dict[str, set[TableName]] = defaultdict(set)
        for access in self.project.accesses:
            if access.op == "write":
                found[access.function].add(access.table)
        return found

    def _made(self, names: Iterable[str]) -> set[TableName]:
        """Return the tables of the classes that set-up names: it is there to make their rows."""
        classes = {name for one in names for name in (one, parent_of(one))}
        return {one.table for one in self.project.entities if one.symbol in classes and one.table}
