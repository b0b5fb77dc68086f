"""What libraries do to tables for the classes that are bound to an entity, without a line of the project. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from analyzer.model.data import CASCADE, Access, Level
from analyzer.model.knowledge import Binding, Implicit, Kind
from analyzer.model.names import SymbolName, TableName
from analyzer.project.cascades import Taking
from analyzer.project.kinds import Knowledge

DELETE = "delete"  # the method that deletes a row
RENDER = "render"  # a form or serializer shows the rows of a relation


def implicit_accesses(knowledge: Knowledge, accesses: Iterable[Access]) -> tuple[Access, ...]:
    """Return the implicit accesses of every bound class, those of its partners included, sorted.

    Args:
        knowledge: Framework data: which class is bound to which entity and works along with which classes.
        accesses: Direct accesses; those of class bodies (`queryset=...` of a field) run when a class is used.
    """
    by_class: dict[str, list[Access]] = {}
    for access in accesses:
        by_class.setdefault(access.function, []).append(access)
    found: dict[tuple[str, str, str, str, str], Access] = {}
    for binding in knowledge.bindings.values():
        for via, row in _rows(knowledge, binding, by_class):
            found[(binding.symbol, row.table, row.op, row.verb, via)] = _access(knowledge, binding, row, via)
    return tuple(found[key] for key in sorted(found))


def _rows(knowledge: Knowledge, binding: Binding, by_class: dict[str, list[Access]]) -> list[tuple[str, Implicit]]:
    rows = [("", one) for own in binding.implicit for one in (own, *_taken_along(knowledge, binding.entity, own))]
    for symbol in binding.partners:
        partner = knowledge.bindings.get(symbol)
        rows.extend((symbol, one) for one in _relations(knowledge, partner) if partner is not None)
        saves = [one for one in binding.implicit if one.op == "write" and not one.cascade]
        for step in knowledge.linked_by(symbol) if saves else ():
            rows.extend((symbol, replace(one, table=step.through)) for one in saves)
        view = knowledge.code.class_of(symbol)
        for ancestor in view.ancestors() if view is not None else ():
            reads = [one for one in by_class.get(ancestor.symbol, ()) if one.op == "read"]
            rows.extend((symbol, Implicit(one.table, one.op, one.verb)) for one in reads)
    return rows


def deletes_itself(knowledge: Knowledge, entity: str) -> bool:
    """Say whether an entity says itself how its rows are deleted: then that body holds what goes with them."""
    view = knowledge.code.class_of(entity)
    return view is not None and view.function(DELETE) is not None


def _taken_along(knowledge: Knowledge, entity: str, row: Implicit) -> list[Implicit]:
    """Return what goes with the rows that a library deletes."""
    if not row.cascade or deletes_itself(knowledge, entity):
        return []
    return [
        Implicit(table, op, CASCADE, row.methods) for table, op in knowledge.cascades.of(row.table, Taking(row.cascade))
    ]


def _relations(knowledge: Knowledge, partner: Binding | None) -> list[Implicit]:
    """Return the reads of a form's or serializer's fields that show many rows of another table."""
    tables: list[str] = []
    for name in partner.fields if partner is not None and partner.entity else ():
        step = knowledge.relation_from(partner.entity, name) if partner is not None else None
        if step is not None and step.kind is not Kind.INSTANCE:
            tables.extend(table for table in (step.through, step.table) if table)
    return [Implicit(table, "read", RENDER) for table in tables]


def _access(knowledge: Knowledge, binding: Binding, row: Implicit, via: str) -> Access:
    view = knowledge.code.class_of(binding.symbol)
    return Access(
        function=SymbolName(binding.symbol),
        table=TableName(row.table),
        op=row.op,
        verb=row.verb,
        level=Level.SELF,
        locations=(view.location,) if view is not None else (),
        via=via,
        implicit=True,
        methods=tuple(sorted(row.methods)),
    )
