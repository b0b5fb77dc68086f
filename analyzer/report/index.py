"""Where everything stands in the report: ids to link to, services by what they hold. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from analyzer.model.cut import Ownership
from analyzer.model.decomposition import Decomposition, ModuleRow
from analyzer.model.location import Location
from analyzer.model.names import ancestors_of
from analyzer.model.usage import EntryPoint
from analyzer.report.anchors import anchors
from analyzer.report.names import Names
from analyzer.report.words import cut, place

LONGEST_NAME = 48  # letters of a service where it is one of many
CAP = 200  # rows of one list; the rest is in the JSON
PLACES = 3  # locations of one row
ENTRIES = 200  # entry points of all services together
FEWEST_ENTRIES = 6  # entry points of one service
KINDS = (
    *("http", "graphql", "websocket", "rpc", "message", "task"),
    *("schedule", "signal", "middleware", "command", "admin", "script"),
)
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Listed(Generic[Row]):
    """The first rows of a list, and how many there are."""

    rows: tuple[Row, ...]
    total: int
    key: str  # where the JSON holds all of them

    @property
    def cut(self) -> bool:
        """Whether some rows are left out."""
        return len(self.rows) < self.total


@dataclass(frozen=True, slots=True)
class Link:
    """A name and the id of the element that says more; "" where the report has none."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One cited line."""

    at: str  # path:line
    text: str


@dataclass(frozen=True, slots=True)
class Index:
    """Ids of services, tables, modules and entry points, and what belongs where."""

    names: dict[str, str]  # service id -> name
    services: dict[str, str]  # service id -> anchor
    tables: dict[str, str]
    modules: dict[str, str]
    entries: dict[str, str]
    modules_of: dict[str, tuple[ModuleRow, ...]]  # service id -> every module that lies in it, whole or in part
    entries_of: dict[str, tuple[EntryPoint, ...]]  # service id, "" for none -> by kind and name
    ownership: tuple[Ownership, ...]  # contested first
    known: Names
    homes: dict[str, str]  # module or symbol -> service id

    def service(self, service: str) -> Link:
        """Return the link to a service; to nothing where the id is empty or unknown."""
        return Link(self.names.get(service, service) or "no service", self.services.get(service, ""))

    def home(self, symbol: str) -> str:
        """Return the service that holds a symbol, or its module; "" for none."""
        return next((self.homes[name] for name in ancestors_of(symbol) if name in self.homes), "")

    def table(self, table: str) -> Link:
        """Return the link to a table's row."""
        return Link(table, self.tables.get(table, ""))


def listed(rows: Iterable[Row], key: str, cap: int = CAP) -> Listed[Row]:
    """Return the first `cap` rows with the number of all; `key` names the list in the JSON."""
    every = tuple(rows)
    return Listed(every[:cap], len(every), key)


def places(locations: tuple[Location, ...], key: str = "locations", cap: int = PLACES) -> Listed[Place]:
    """Return the first locations as cited lines."""
    return listed((Place(place(found), found.text.strip()) for found in locations), key, cap)


def entry_cap(entries_of: dict[str, tuple[EntryPoint, ...]]) -> int:
    """Return how many entry points each service shows: all where they can be read, else the same number for each."""
    total = sum(map(len, entries_of.values()))
    return CAP if total <= ENTRIES else max(FEWEST_ENTRIES, ENTRIES // len(entries_of))


def build_index(decomposition: Decomposition) -> Index:
    """Give every element that the report will show its id."""
    ownership = tuple(sorted(decomposition.ownership, key=_worst_first))
    known = Names(decomposition)
    modules_of, entries_of = _modules_of(decomposition, known), _entries_of(decomposition)
    cap = entry_cap(entries_of)
    return Index(
        names={service.id: cut(service.name, LONGEST_NAME) for service in decomposition.services},
        services=anchors("service", (service.id for service in decomposition.services)),
        tables=anchors("table", (row.table for row in ownership[:CAP])),
        modules=anchors(
            "module", (row.name for key in modules_of for row in modules_of[key][:CAP] if row.service == key)
        ),
        entries=anchors("entry", (entry.id for entries in entries_of.values() for entry in entries[:cap])),
        modules_of=modules_of,
        entries_of=entries_of,
        ownership=ownership,
        known=known,
        homes=_homes(decomposition),
    )


def _homes(decomposition: Decomposition) -> dict[str, str]:
    whole = {module: str(one.id) for one in decomposition.services for module in one.modules}
    return {**whole, **{unit: str(one.id) for one in decomposition.services for unit in one.symbols}}


def _worst_first(row: Ownership) -> tuple[bool, int, int, str]:
    return (row.status != "contested", -len(row.foreign_writers), -len(row.readers), row.table)


def _modules_of(decomposition: Decomposition, known: Names) -> dict[str, tuple[ModuleRow, ...]]:
    """Return whole modules first, then those of which only a part lies in the service."""
    found: dict[str, tuple[ModuleRow, ...]] = {}
    for service in decomposition.services:
        homes = {known.module_of(symbol) for symbol in service.symbols} | set(service.modules)
        rows = [row for row in decomposition.modules if row.name in homes]
        found[service.id] = tuple(sorted(rows, key=lambda row: (row.service != service.id, row.name)))
    return found


def _entries_of(decomposition: Decomposition) -> dict[str, tuple[EntryPoint, ...]]:
    owner = {entry: service.id for service in decomposition.services for entry in service.entry_points}
    found: dict[str, list[EntryPoint]] = {service.id: [] for service in decomposition.services}
    for entry in decomposition.entry_points:
        found.setdefault(owner.get(entry.id, ""), []).append(entry)
    return {service: tuple(sorted(rows, key=_by_path)) for service, rows in found.items() if rows}


def _by_path(entry: EntryPoint) -> tuple[str, str, str, str]:
    rank = KINDS.index(entry.kind) if entry.kind in KINDS else len(KINDS)
    return (f"{rank:02} {entry.kind}", entry.path, entry.name, entry.id)
