"""What goes wrong when code of this kind is moved, where it is found in the set that is to move. Pure."""

from collections.abc import Callable, Iterable

from analyzer.model.code import Role, When
from analyzer.model.data import EntityKind
from analyzer.model.location import Location, Reason
from analyzer.plan.extraction.around import Around
from analyzer.plan.phrases import counted, listed

MOST_LINES = 3  # cited per hazard
BULK = frozenset({"update", "bulk_create", "bulk_update", "insert_many"})  # writes that send no signal
GENERIC = "django_content_type"  # what generic relations of Django name the other table by
SHARED_TABLES = frozenset({GENERIC, "auth_permission", "auth_group", "django_session", "django_admin_log"})


def find_hazards(around: Around) -> tuple[Reason, ...]:
    """Return the hazards found, in the order of the rules.

    Source: pull requests of applications that were split (docs/method.md, "Hazards"); the manuals of Django,
    SQLAlchemy and Celery.
    """
    return tuple(found for rule in _RULES if (found := rule(around)) is not None)


def _reason(rule: str, text: str, lines: Iterable[Location]) -> Reason:
    return Reason(rule, text, tuple(sorted(set(lines))[:MOST_LINES]))


def _task_names(around: Around) -> Reason | None:
    """Tasks are found by the name that is made of their module; messages on the way still carry the old one."""
    rows = [
        one
        for one in around.situation.project.entry_points
        if one.kind == "task" and one.name == one.function and around.lies_inside(one.function)
    ]
    names = listed([one.name for one in rows])
    text = f"{counted(len(rows), 'task is', 'tasks are')} named after where they stand; before they move, name {names}"
    return _reason("task-names", text, (one.location for one in rows)) if rows else None


def _migrations(around: Around) -> Reason | None:
    """A migration that imports application code breaks when the code goes."""
    roles = {one.name: one.role for one in around.situation.project.modules}
    rows = [
        one
        for one in around.situation.project.dependencies
        if roles.get(one.client) is Role.MIGRATION and around.lies_inside(one.supplier)  # type: ignore[call-overload]
    ]
    text = f"{listed(sorted({one.client for one in rows}))} import code that moves: copy what they need into them"
    return _reason("migrations-import-code", text, (place for one in rows for place in one.locations)) if rows else None


def _reverse_names(around: Around) -> Reason | None:
    """Names on the other class that a key makes go away with the key."""
    names = {}
    for relation in around.situation.project.relations:
        ends = [around.situation.homes.tables.get(one) for one in (relation.from_table, relation.to_table)]
        if relation.reverse and all(ends) and ends[0] != ends[1]:
            names[relation.reverse, relation.to_table] = relation
    used = sorted(key for key in names if _is_followed(around, key[1], names[key].from_table))
    if not used:
        return None
    text = f"{listed([f'{table}.{name}' for name, table in used])} end at a key that crosses: they go when it goes"
    return _reason("reverse-names", text, (place for key in used for place in names[key].locations))


def _is_followed(around: Around, parent: str, child: str) -> bool:
    """Say whether code on the parent's side reads the rows that point to it."""
    side = around.situation.homes.tables.get(parent)
    return any(around.situation.home_of(row.function) == side for row in around.situation.accesses_to.get(child, ()))


def _signals(around: Around) -> Reason | None:
    """Receivers on the other side write without being called by name."""
    rows = [one for one in around.operations if one.kind == "signal"]
    hidden = sorted({table for one in rows for table in one.tables_written})
    writes = f" and write {listed(hidden)} unseen" if hidden else ""
    text = f"{counted(len(rows), 'receiver of a signal', 'receivers of signals')} cross{writes}"
    return _reason("signals-cross", text, (place for one in rows for place in one.locations)) if rows else None


def _shared_tables(around: Around) -> Reason | None:
    """Tables of the framework that both sides need."""
    external = {one.table for one in around.situation.project.entities if one.kind is EntityKind.EXTERNAL}
    rows = [
        one
        for one in around.situation.project.relations
        if (one.to_table in external or one.to_table in SHARED_TABLES or one.kind == "generic")
        and around.situation.homes.tables.get(one.from_table) == around.seam.id
    ]
    names = sorted({GENERIC if one.kind == "generic" else str(one.to_table) for one in rows})
    text = f"tables of the framework that both sides use: {listed(names)}; their rows get other ids in another database"
    return _reason("framework-tables", text, (place for one in rows for place in one.locations)) if rows else None


def _locks(around: Around) -> Reason | None:
    """Locks hold only inside of one database."""
    rows = [
        one
        for one in around.situation.project.transactions
        if len({around.situation.homes.tables.get(table) for table in (*one.tables_locked, *one.written)} - {None}) > 1
        and one.tables_locked
    ]
    names = listed(sorted({table for one in rows for table in one.tables_locked}))
    text = f"rows of {names} are locked while the other side is written"
    return _reason("locks", text, (one.location for one in rows)) if rows else None


def _silent_writes(around: Around) -> Reason | None:
    """Bulk writes send no signal, so that an event taken from signals would miss them."""
    signalled = {wire.source for wire in around.situation.project.wires if wire.via == "signal"}
    tables = {one.table for one in around.situation.project.entities if one.symbol in signalled}
    rows = [
        row
        for table in sorted(tables.intersection(around.seam.tables))
        for row in around.situation.accesses_to.get(table, ())
        if row.op == "write" and row.verb in BULK
    ]
    names = listed(sorted({row.table for row in rows}))
    text = f"{counted(len(rows), 'bulk write')} of {names} send no signal: events must not rest on signals alone"
    return (
        _reason("bulk-writes-skip-signals", text, (place for row in rows for place in row.locations)) if rows else None
    )


def _local_imports(around: Around) -> Reason | None:
    """Imports inside of functions mostly hide a circle."""
    rows = []
    for one in around.situation.project.dependencies:
        if one.kind == "import" and one.when is When.FUNCTION:
            sides = {around.situation.home_of(one.client), around.situation.home_of(one.supplier)} - {""}
            rows += [one] if len(sides) > 1 else []
    text = (
        f"{counted(len(rows), 'import')} across the border stand inside of functions: most such imports hide a circle"
    )
    return _reason("local-imports", text, (place for one in rows for place in one.locations)) if rows else None


def _sessions(around: Around) -> Reason | None:
    """A session that is handed over carries an open transaction with it."""
    rows = [
        one
        for one in around.operations
        if any(passed.crossing == "session" for passed in (*one.parameters, *one.gives))
    ]
    many = counted(len(rows), "operation is", "operations are")
    text = f"{many} handed the session of the caller: its transaction does not reach over a network"
    return _reason("sessions-handed-over", text, (place for one in rows for place in one.locations)) if rows else None


_RULES: tuple[Callable[[Around], Reason | None], ...] = (
    _task_names,
    _migrations,
    _reverse_names,
    _signals,
    _shared_tables,
    _locks,
    _silent_writes,
    _sessions,
    _local_imports,
)
