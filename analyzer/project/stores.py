"""Writes without a verb: `row.column = x`, `row.column[key] = x`, `setattr(row, name, x)` on a loaded instance.

Source: docs.sqlalchemy.org, ORM, "Mutation Tracking", for the second. Pure.
"""

from collections.abc import Iterator

from analyzer.model import facts as f
from analyzer.model.knowledge import Kind
from analyzer.project.instances import class_of_self
from analyzer.project.kinds import Knowledge, Typed
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.walk import Site

SETTER = "builtins.setattr"
MAKING = frozenset({"__init__", "__new__"})  # methods that run before there is a row


def stored_on(types: Types, site: Site) -> Iterator[Typed]:
    """Go through the entities that a store or a `setattr` changes, where their framework writes that at commit.

    Instances that are made in the same function are left out: their stores before `add` belong to the INSERT.
    """
    base, name = changed_by(site)
    if base is None or _is_made_here(base):
        return
    names: list[str | None] = [name] if name is not None else [*_names_set(types, site)] or [None]
    for typed in types.of(base, site.receiver):
        is_row = typed.kind is Kind.INSTANCE and types.knowledge.writes_attributes(typed.of)
        if is_row and any(has_column(types.knowledge, typed.of, one) for one in names):
            yield typed


def _names_set(types: Types, site: Site) -> list[str]:
    """Return the attributes that a loop over constants sets: `for name in NAMES: setattr(row, name, ...)`."""
    return types.results.tables.looped(site.term.arguments[1], site.receiver) if site.effect[0] == f.CALLS else []


def is_set_here(term: CodeTerm, name: str) -> bool:
    """Say whether an instance was given an attribute when it was made here: then nothing has to be loaded for it."""
    return _is_being_made(term) or any(name in call.keywords for call in _made_by(term))


def is_of_row(knowledge: Knowledge, term: CodeTerm) -> bool:
    """Say whether a list is the relation of a row: `order.tags`, of an order that is not made here."""
    held = [one for one in term.alternatives() if one.op == f.ATTR and one.attribute in knowledge.related.names]
    return any(not _is_made_here(one.at(one.value[2])) for one in held)


def link_behind(knowledge: Knowledge, symbol: str, name: str) -> str:
    """Return the table that a store to a relation changes, where that is another than the entity's own; else ""."""
    step = knowledge.relation_from(symbol, name) if name else None
    return step.through or ("" if step.forward else step.table) if step is not None else ""


def _is_made_here(term: CodeTerm) -> bool:
    return _is_being_made(term) or any(True for _call in _made_by(term))


def _made_by(term: CodeTerm) -> Iterator[CodeTerm]:
    """Go through the calls of classes that a value comes from."""
    for one in term.alternatives():
        if one.op == f.CALL and one.at(one.value[2]).as_class is not None:
            yield one


def _is_being_made(term: CodeTerm) -> bool:
    """Say whether a value is the `self` of a constructor: there is no row yet."""
    source = term.resolved
    is_making = source.op == f.PARAM and source.owner.rpartition(".")[2] in MAKING
    return is_making and class_of_self(source) is not None


def changed_by(site: Site) -> tuple[CodeTerm | None, str | None]:
    """Return what is changed and the attribute's name; no name where it is known at run time only."""
    if site.effect[0] == f.STORES:
        return (site.term, site.effect[4]) if site.effect[3] >= 0 else (None, None)
    if site.effect[0] == f.SETS:  # `row.options[key] = value`: a value that tells its row when it changes
        return (site.term.base, site.term.attribute) if site.term.op == f.ATTR else (None, None)
    arguments = site.term.arguments
    is_setter = len(arguments) == 3 and site.term.at(site.term.value[2]).path == SETTER
    return (arguments[0], arguments[1].text) if is_setter else (None, None)


def has_column(knowledge: Knowledge, symbol: str, name: str | None) -> bool:
    """Say whether an entity, or one of those that an abstract one stands for, has a column; any, without a name."""
    symbols = (symbol, *knowledge.children.get(symbol, ()))
    return name is None or any(knowledge.has_column(one, name) for one in symbols)
