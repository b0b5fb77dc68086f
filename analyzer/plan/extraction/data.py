"""The stages that part the data: keys, transactions, tables. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from analyzer.model.border import CrossingKey, SpanningPlan
from analyzer.model.data import Access, EntityKind
from analyzer.model.plan import Phase, Stage
from analyzer.plan.extraction.around import Around, files_of, first_actions, short_name
from analyzer.plan.phrases import counted, listed
from analyzer.plan.sagas import plan_spanning
from analyzer.plan.situation import Situation

COUNTING = frozenset({EntityKind.CONCRETE, EntityKind.AUTOMATIC})  # tables that count their own ids
NOT_COUNTED = ("UUID", "Uuid", "Char", "String", "Text")  # in the types of ids that are made elsewhere


def data(around: Around) -> Iterator[Stage]:
    """Go through the stages that this set needs."""
    plans = plan_spanning(around.situation)
    if around.keys:
        yield _keys(around.seam.name, around.keys)
    if plans:
        yield _transactions(plans)
    if around.seam.tables:
        yield _tables(around)


def _keys(name: str, keys: Sequence[CrossingKey]) -> Stage:
    """Turn foreign keys into plain ids."""
    return Stage(
        phase=Phase.DATA,
        title=f"{counted(len(keys), 'foreign key')} between {name} and the rest become plain ids",
        actions=first_actions((f"{one.from_table}.{one.column}: {one.sentence}" for one in keys), "plan.crossing_keys"),
        undo="add the constraints again, once no id is left without its row",
        sites=sum(one.joins + one.follows for one in keys),
        files=files_of(place for one in keys for reason in one.because for place in reason.locations),
        better="neither side's rows forbid the other to delete or to move",
        left="ids may point to rows that are gone: look for them and reconcile",
        tables=tuple(sorted({one.from_table for one in keys})),
    )


def _transactions(plans: Sequence[SpanningPlan]) -> Stage:
    """Part what is committed together."""
    return Stage(
        phase=Phase.DATA,
        title=f"{counted(len(plans), 'transaction')} that would span",
        actions=first_actions((f"{short_name(one.function)}: {one.sentence}" for one in plans), "plan.transactions"),
        undo="wrap them in one transaction again",
        sites=len(plans),
        files=files_of(one.location for one in plans),
        better="each side commits alone",
        left=f"what stops halfway has to be repaired: {listed([short_name(one.function) for one in plans])}",
    )


def _tables(around: Around) -> Stage:
    """Move the tables: expand, copy, switch, contract."""
    seam = around.seam
    frameworks = {entity.framework for table in seam.tables for entity in around.situation.classes_of.get(table, ())}
    way = "SeparateDatabaseAndState" if "django" in frameworks else "a revision of Alembic on both sides"
    rows = list(_touching(around))
    writers = {row.function for row in rows if row.op == "write"}
    readers = {row.function for row in rows if row.op == "read"} - writers
    counting = [table for table in seam.tables if _counts_ids(around.situation, table)]
    return Stage(
        phase=Phase.DATA,
        title=f"{counted(len(seam.tables), 'table')} of {seam.name} in a database of their own",
        actions=(
            f"expand: make {listed(seam.tables)} there, by {way}",
            "copy the rows, and go on copying what changes until nothing is left to copy",
            f"switch writers: {counted(len(writers), 'function')}, all at once; compare counts on both sides",
            f"set the sequences of {listed(counting)} beyond the highest id"
            if counting
            else "no sequence has to be set",
            f"switch readers: {counted(len(readers), 'function')}, one by one",
            f"contract: drop the old tables by {way}, once nothing has read them for as long as a backup is kept",
        ),
        undo="before the writers are switched: drop the new tables; after that: copy the rows back",
        sites=sum(len(row.locations) for row in rows),
        files=files_of(place for row in rows for place in row.locations),
        better=f"a slow query or a lock on {seam.tables[0]} no longer holds up the rest",
        left="both still run in one process and are released together",
        no_return=True,
        tables=seam.tables,
    )


def _touching(around: Around) -> Iterable[Access]:
    return (row for table in around.seam.tables for row in around.situation.accesses_to.get(table, ()))


def _counts_ids(situation: Situation, table: str) -> bool:
    """Say whether a table counts its own ids: no column `id` of another type is declared."""
    own = [one for one in situation.classes_of.get(table, ()) if one.kind in COUNTING]
    types = {column.type for one in own for column in one.columns if column.name == "id"}
    return bool(own) and not any(part in one for one in types for part in NOT_COUNTED)
