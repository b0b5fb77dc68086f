"""Tables that most of the application touches: users, tenants, permissions. One decision for each. Pure."""

from collections import Counter, defaultdict

from analyzer.model.border import StickyTable
from analyzer.model.data import RUN_TIME, Relation
from analyzer.model.location import Reason
from analyzer.model.names import ServiceId, TableName, last_of
from analyzer.model.usage import context_of
from analyzer.plan.phrases import counted, listed
from analyzer.plan.situation import Situation

MOST_ENTRY_POINTS = 0.5  # of those that reach tables; a table that more of them touch is sticky
LEAST_KEYS = 3  # services with keys to a table, where these are also half of the other services
# What the classes of users extend. Source: docs.djangoproject.com, "Customizing authentication";
# the manuals of Flask-Login and FastAPI Users.
USER_BASES = frozenset(
    {"AbstractUser", "AbstractBaseUser", "UserMixin", "SQLAlchemyBaseUserTable", "SQLAlchemyBaseUserTableUUID"}
)
USER_CLASSES = frozenset({"django.contrib.auth.models.User"})
FEW_COLUMNS = 6  # that others look at; as many fit into a token
MOST_LINES = 3  # cited per reason


def find_sticky(situation: Situation) -> tuple[StickyTable, ...]:
    """Return the tables that most entry points touch, or half of the other services point to, widest first.

    Source: Dehghani, "How to break a monolith into microservices" (2018), "decouple sticky capabilities first".
    """
    shares, keys, users = _shares(situation), _keys(situation), _users(situation)
    others = max(0, len(situation.services) - 1)
    found = []
    for table, rows in keys.items():
        services = {situation.homes.tables[row.from_table] for row in rows}
        pointed = len(services) >= LEAST_KEYS and 2 * len(services) >= others
        if pointed or table in users or shares.get(table, 0.0) > MOST_ENTRY_POINTS:
            reached = _guarded(situation) if table in users else _touched(table, shares.get(table, 0.0))
            found.append(_sticky(situation, table, (shares.get(table, 0.0), reached), rows))
    return tuple(sorted(found, key=lambda one: (-len(one.services), -one.share, one.table)))


def _users(situation: Situation) -> set[str]:
    """Return the tables of the classes that people sign in as."""
    found = set()
    for entity in situation.project.entities:
        lineage, waiting = set[str](), [str(entity.symbol)]
        while waiting:
            name = waiting.pop()
            definition = situation.definitions.get(name)
            lineage.add(name)
            waiting += [base for base in (definition.bases if definition else ()) if base not in lineage]
        if entity.table and (lineage & USER_CLASSES or {last_of(name) for name in lineage} & USER_BASES):
            found.add(str(entity.table))
    return found


def _guarded(situation: Situation) -> str:
    """Say how many requests ask who is signed in."""
    routes = [one for one in situation.project.entry_points if one.kind in ("http", "page")]
    guarded = sum(1 for one in routes if one.guards)
    return f"it holds who is signed in ({guarded:,} of {counted(len(routes), 'route')} ask)"


def _touched(table: str, share: float) -> str:
    return f"{share:.0%} of the entry points that reach tables touch {table}" if share else f"{table} is widely used"


def _shares(situation: Situation) -> dict[str, float]:
    """Return for every table the share of the entry points that touch it, among those that touch any."""
    kinds = {one.id: context_of(one.kind) for one in situation.project.entry_points}
    cases = [
        {*case.tables_read, *case.tables_written}
        for case in situation.project.use_cases
        if kinds.get(case.entry_point) in RUN_TIME
    ]
    touching = [tables for tables in cases if tables]
    counts = Counter(table for tables in touching for table in tables)
    return {table: number / len(touching) for table, number in counts.items()}


def _keys(situation: Situation) -> dict[str, list[Relation]]:
    """Return the relations of other services to every table."""
    tables = situation.homes.tables
    found: dict[str, list[Relation]] = defaultdict(list)
    for row in situation.project.relations:
        ends = [tables.get(name, "") for name in (row.from_table, row.to_table)]
        if all(ends) and ends[0] != ends[1]:
            found[row.to_table].append(row)
    return found


def _sticky(situation: Situation, table: str, told: tuple[float, str], rows: list[Relation]) -> StickyTable:
    owner = situation.homes.tables[table]
    services = sorted({situation.homes.tables[row.from_table] for row in rows})
    columns = _looked_at(situation, table, owner)
    choice = "claims" if 0 < len(columns) <= FEW_COLUMNS else "replica" if columns else "lookup"
    names = listed([situation.service_name(one) for one in services])
    text = (
        f"{told[1]}, and {counted(len(rows), 'key')} of {names} point to it: decide once, not once for each key. "
        f"{_CHOICES[choice].format(columns=listed(columns), owner=situation.service_name(owner))}"
    )
    lines = tuple(sorted({place for row in rows for place in row.locations})[:MOST_LINES])
    return StickyTable(
        table=TableName(table),
        owner=owner,
        share=told[0],
        keys=len(rows),
        services=tuple(map(ServiceId, services)),
        columns=columns,
        choice=choice,
        sentence=text,
        because=(Reason("keys", f"{counted(len(rows), 'key')} of other services", lines),),
    )


_CHOICES = {
    "claims": "Others look at {columns} only: carry these with the request, signed by {owner}",
    "replica": "Others look at {columns}: give them a copy of these columns that {owner} keeps up to date",
    "lookup": "No column of it is seen in use elsewhere: the id is enough, and {owner} answers for the rest",
}


def _looked_at(situation: Situation, table: str, owner: str) -> tuple[str, ...]:
    """Return the columns that code of other services names."""
    rows = situation.columns_of.get(table, ())
    return tuple(
        sorted({name for row in rows if situation.home_of(row.function) not in ("", owner) for name in row.columns})
    )
