"""Which functions and entry points the tests of a code base reach, as far as they can be read. Pure."""

from dataclasses import dataclass, field

from analyzer.model.location import Location
from analyzer.model.names import EntryPointId, ServiceId, TableName


@dataclass(frozen=True, slots=True)
class Touched:
    """What code of tests names and asks for; a test reaches what these call, too."""

    names: tuple[str, ...] = ()  # functions, methods and classes of the running application, sorted
    entry_points: tuple[EntryPointId, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenTest:
    """One test as a runner collects it: a method that two classes inherit is two tests."""

    name: str  # the module, the class that it runs for, the function
    module: str
    own: Touched  # by its own body and the helpers that it calls
    set_up: Touched  # by fixtures, set-up methods and the body of its class


@dataclass(frozen=True, slots=True)
class SetUp:
    """A fixture, factory, set-up method or helper that tests share."""

    name: str
    kind: str  # "fixture", "factory", "set-up", "helper"
    location: Location
    names: tuple[str, ...]  # of the running application, through other code of tests too
    tests: int  # that run it


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """Requests of tests whose route is not known, by reason."""

    reason: str  # "computed-path", "no-such-route", "unknown-name", "several-routes"
    sites: int
    locations: tuple[Location, ...]  # the first ones


@dataclass(frozen=True, slots=True)
class ReadTests:
    """Everything that was read in modules of tests."""

    tests: tuple[WrittenTest, ...] = ()  # sorted by name
    set_ups: tuple[SetUp, ...] = ()
    requests: int = 0  # places that ask for a route or run a command by name
    open_requests: tuple[OpenRequest, ...] = ()


@dataclass(frozen=True, slots=True)
class ModuleOfTests:
    """What the tests of one module reach."""

    module: str
    path: str
    tests: int
    names: tuple[str, ...]  # of the running application, named by tests and their helpers; without set-up
    entry_points: tuple[EntryPointId, ...]  # asked for, without set-up
    services: tuple[ServiceId, ...]  # that its tests reach, set-up included


@dataclass(frozen=True, slots=True)
class ServiceTests:
    """The tests that a change inside a service would have to run, as far as they were seen."""

    service: ServiceId
    tests: int
    by_set_up: int  # of these, through shared set-up alone
    modules: tuple[str, ...]  # that hold the others, with most of them first


@dataclass(frozen=True, slots=True)
class UnseenCall:
    """A boundary call whose caller no test was seen reaching."""

    from_service: ServiceId
    to_service: ServiceId
    caller: str
    callee: str
    kind: str
    sites: int
    callee_reached: bool  # whether tests reach what it calls some other way
    locations: tuple[Location, ...]


@dataclass(frozen=True, slots=True)
class SharedSetUp:
    """A fixture, factory or set-up that writes rows of several services."""

    name: str
    kind: str
    location: Location
    tables: tuple[TableName, ...]
    services: tuple[ServiceId, ...]
    tests: int


@dataclass(frozen=True, slots=True)
class ReachOfTests:
    """What the tests say about a cut."""

    tests: int = 0
    requests: int = 0  # places in tests that ask for a route or run a command by name
    open_requests: tuple[OpenRequest, ...] = ()  # of these, the ones that lead to no entry point
    modules: tuple[ModuleOfTests, ...] = ()
    services: tuple[ServiceTests, ...] = ()
    boundary_calls: int = 0  # rows of kind "call" and "task" that cross, those made at load time left out
    unseen_calls: tuple[UnseenCall, ...] = ()  # of these, those that no test was seen running; nobody's callee first
    shared_set_ups: tuple[SharedSetUp, ...] = field(default_factory=tuple)  # most services first
    missing: str = ""  # why there is nothing to see
