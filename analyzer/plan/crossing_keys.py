"""Relations that the cut goes through, and what becomes of each. Pure."""

from collections.abc import Mapping, Sequence

from analyzer.model.border import CrossingKey, StickyTable, Treatment
from analyzer.model.data import Access, Context, Level, Relation
from analyzer.model.location import Location, Reason
from analyzer.model.names import ServiceId
from analyzer.plan.phrases import counted, listed
from analyzer.plan.situation import Situation

MOST_LINES = 3  # cited per reason
MANY_FOLLOWS = 3  # sites that load rows over one relation; more ask for a copy or for many rows at once
_OF_KIND = {"m2m": Treatment.LINKS, "generic": Treatment.TYPE_AND_ID}
DELETING = frozenset({"delete", "bulk_delete", "cascade", "delete_instance", "pop", "remove"})
HELD = frozenset({"PROTECT", "RESTRICT"})
GOING = ("CASCADE",)  # how `on_delete` ends where rows go with the row they point to


def find_crossing_keys(situation: Situation, sticky: Sequence[StickyTable]) -> tuple[CrossingKey, ...]:
    """Return every relation whose tables have two owners, with what to do about it, sorted.

    Source: Newman, Monolith to Microservices (2019), chapter 4, "Moving foreign-key relationships to code",
    "Joins", "Data consistency".
    """
    tables = situation.homes.tables
    known = {str(one.table): one for one in sticky}
    found = []
    for relation in situation.project.relations:
        ends = [tables.get(name, "") for name in (relation.from_table, relation.to_table)]
        if all(ends) and ends[0] != ends[1]:
            found.append(_key(situation, relation, (ends[0], ends[1]), known))
    return tuple(sorted(found, key=lambda one: (one.from_service, one.to_service, one.from_table, one.column)))


def _key(
    situation: Situation, relation: Relation, ends: tuple[str, str], sticky: Mapping[str, StickyTable]
) -> CrossingKey:
    over = _crossed(situation, relation, ends)
    joins = sum(len(row.locations) for row in over if row.verb == "join")
    follows = sum(len(row.locations) for row in over) - joins
    deletes = _deletes(situation, relation.to_table)
    treatments = _treatments(relation, joins, follows, sticky)
    because = [Reason("declared", f"{relation.column} of {relation.from_table}", relation.locations[:1])]
    together = _written_together(situation, relation)
    if together:
        treatments += (Treatment.KEEP_TOGETHER,)
        text = f"{listed(sorted(together))} writes both in one transaction; if it runs often, keep them in one service"
        because.append(Reason("written-together", text, tuple(sorted(together.values()))[:MOST_LINES]))
    if over:
        lines = tuple(sorted({place for row in over for place in row.locations})[:MOST_LINES])
        because.append(Reason("followed", f"{counted(joins + follows, 'site')} of the other side go over it", lines))
    return CrossingKey(
        from_table=relation.from_table,
        to_table=relation.to_table,
        column=relation.column,
        kind=relation.kind,
        on_delete=relation.on_delete,
        from_service=ServiceId(ends[0]),
        to_service=ServiceId(ends[1]),
        treatments=treatments,
        sentence=_sentence(situation, relation, treatments, (joins, follows, len(deletes))),
        joins=joins,
        follows=follows,
        deletes=deletes,
        because=tuple(because),
    )


def _crossed(situation: Situation, relation: Relation, ends: tuple[str, str]) -> list[Access]:
    """Return what goes from one side's code over the relation to the other side's table."""
    found = []
    for table, side in ((relation.to_table, ends[0]), (relation.from_table, ends[1])):
        rows = situation.accesses_to.get(table, ())
        found += [row for row in rows if row.level is Level.RELATION and situation.home_of(row.function) == side]
    return found


def _written_together(situation: Situation, relation: Relation) -> dict[str, Location]:
    """Return the functions whose transaction writes both tables, with the place of it."""
    ends = {relation.from_table, relation.to_table}
    return {
        row.transaction.function: row.transaction.location for row in situation.spanning if ends.issubset(row.tables)
    }


def _deletes(situation: Situation, table: str) -> tuple[Location, ...]:
    """Return the lines that delete rows of a table while the application runs."""
    rows = [row for row in situation.accesses_to.get(table, ()) if row.op == "write" and row.verb in DELETING]
    running = [row for row in rows if row.contexts != (Context.MIGRATION,)]
    return tuple(sorted({place for row in running for place in row.locations}))


def _treatments(
    relation: Relation, joins: int, follows: int, sticky: Mapping[str, StickyTable]
) -> tuple[Treatment, ...]:
    """Choose what becomes of the relation itself, of queries over it, and of deletions."""
    found = [Treatment.STICKY if relation.to_table in sticky else _OF_KIND.get(relation.kind, Treatment.LOOKUP)]
    if joins:
        found.append(Treatment.REPLICA)
    elif follows >= MANY_FOLLOWS:
        found.append(Treatment.BATCH)
    action = relation.on_delete.upper()
    if action in HELD:
        found.append(Treatment.TOMBSTONE)
    elif action.endswith(GOING) or action.startswith("SET"):
        found.append(Treatment.EVENT)
    return tuple(found)


def _sentence(
    situation: Situation, relation: Relation, treatments: Sequence[Treatment], counts: tuple[int, int, int]
) -> str:
    """Say what to do with a relation, in the words of this application."""
    joins, follows, deletes = counts
    owner = situation.service_name(situation.homes.tables[relation.to_table])
    parts = [_KEPT[treatments[0]].format(column=relation.column, table=relation.to_table, owner=owner)]
    if Treatment.REPLICA in treatments:
        parts.append(
            f"{counted(joins, 'query filters or joins', 'queries filter or join')} over it: keep a copy of the columns"
        )
    if Treatment.BATCH in treatments:
        parts.append(f"{counted(follows, 'site')} load rows over it: offer many ids at once")
    parts += _on_delete(relation, deletes)
    return "; ".join(parts)


_KEPT = {
    Treatment.STICKY: "{column} stays an id; {table} is one decision for all keys to it",
    Treatment.LINKS: "the links go to the service that writes them, and hold ids of {table}",
    Treatment.TYPE_AND_ID: "keep a type tag and an id of {table}",
    Treatment.LOOKUP: "{column} becomes a plain id that {owner} looks up",
}


def _on_delete(relation: Relation, deletes: int) -> list[str]:
    """Say what has to happen when the row behind a key is deleted, and whether it ever is."""
    action, table = relation.on_delete.upper(), relation.to_table
    seen = f"{counted(deletes, 'site deletes', 'sites delete')} rows of {table}"
    if action.endswith(GOING):
        then = f"announce it so that rows of {relation.from_table} go too, and reconcile"
        return (
            [f"{seen}: {then}"] if deletes else [f"no site is seen that deletes rows of {table}; if one does: {then}"]
        )
    if action in HELD:
        return [f"{seen}, which {relation.from_table} forbids today: mark rows of {table} instead of deleting them"]
    if action.startswith("SET"):
        return [f"{seen}: announce it so that {relation.column} is emptied"] if deletes else []
    return []
