"""What libraries do to tables for the classes that are bound to an entity, without a line of the project. Pure."""

from collections.abc import Iterable

from analyzer.model.data import Access, Level
from analyzer.model.knowledge import Binding, Implicit, Kind
from analyzer.model.names import SymbolName, TableName
from analyzer.project.kinds import Knowledge

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
    rows = [("", one) for one in binding.implicit]
    for symbol in binding.partners:
        partner = knowledge.bindings.get(symbol)
        rows.extend((symbol, one) for one in _relations(knowledge, partner) if partner is not None)
        view = knowledge.code.class_of(symbol)
        for ancestor in view.ancestors() if view is not None else ():
            reads = [one for one in by_class.get(ancestor.symbol, ()) if one.op == "read"]
            rows.extend((symbol, Implicit(one.table, one.op, one.verb)) for one in reads)
    return rows


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
    )
