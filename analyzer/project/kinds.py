"""Types of values, and everything known that gives or changes one: entities, relations, framework data. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from analyzer.model.data import Entity, EntityKind, Level
from analyzer.model.knowledge import ALL_FIELDS, FoundEntities, Framework, Kind, KnownCall, Lookups, Transfer
from analyzer.project.cascades import Cascades
from analyzer.project.code import ProjectCode
from analyzer.project.relations import RelationIndex, Step
from analyzer.project.specialized import Specialized

LEVELS = tuple(Level)  # surest first
ON_A_CLASS = frozenset({Kind.CLASS, Kind.INSTANCE})


@dataclass(frozen=True, slots=True)
class Typed:
    """What a value is known to be."""

    kind: Kind
    of: str = ""  # class symbol or path; for queries, managers and collections: of their rows
    own_class: str = ""  # queries, managers, sessions: the class that they themselves are
    level: Level = Level.CLASS_NAMED
    receiver: "Typed | None" = None  # functions: what they are bound to
    through: str = ""  # managers of a many-to-many relation: the table that holds the links
    after: str = ""  # `super()`: the class whose ancestors are meant
    is_any: bool = False  # of the class or of any of its subclasses, which is not known
    columns: tuple[str, ...] = ()  # what a query of several entities gives in every row, "" for what is none
    is_row: bool = False  # one such row
    is_chosen: bool = False  # named by the default of a setting, or one of several: a deployment may choose another

    @property
    def class_symbol(self) -> str:
        """The class whose members it has."""
        return self.of if self.kind in ON_A_CLASS else self.own_class

    def at_least(self, level: Level) -> "Typed":
        """Return the same type, inferred no surer than `level`."""
        return self if LEVELS.index(self.level) >= LEVELS.index(level) else replace(self, level=level)


def each_once(found: list[Typed]) -> tuple[Typed, ...]:
    """Return types without repetition; one that was inferred in several ways keeps its surest level."""
    if len(found) < 2:
        return tuple(found)
    surest: dict[tuple[object, ...], Typed] = {}
    for typed in found:
        key = (typed.kind, typed.of, typed.own_class, typed.receiver, typed.after, typed.is_any, typed.columns)
        known = surest.setdefault(key, typed)
        if LEVELS.index(typed.level) < LEVELS.index(known.level):
            surest[key] = typed
    return tuple(surest.values())


class Knowledge:
    """Framework data and the entity index, as the types stage asks for them."""

    def __init__(self, code: ProjectCode, frameworks: Iterable[Framework], found: FoundEntities) -> None:
        """Index what the frameworks in use say and what they found."""
        self.code = code
        self.frameworks = tuple(frameworks)
        self.entities = found.entities
        self.relations = found.relations
        self.named = found.named
        self.bindings = {one.symbol: one for one in found.bindings}
        self.parameters = found.parameters
        self.attributes = found.attributes
        self.values = {path: kind for one in self.frameworks for path, kind in one.values.items()}
        self.conventions = {name: kind for one in self.frameworks for name, kind in one.conventions.items()}
        self.transactions = frozenset().union(*(one.transactions for one in self.frameworks))
        self.commits = frozenset().union(*(one.commits for one in self.frameworks))
        self.locks = frozenset().union(*(one.locks for one in self.frameworks))
        self.injectors = frozenset().union(*(one.injectors for one in self.frameworks))
        self.specialized = Specialized(code)
        self._class_kinds: dict[str, tuple[Kind | None, str]] = {}

    @cached_property
    def entity_of(self) -> dict[str, Entity]:
        """Every entity by its class or variable."""
        return {entity.symbol: entity for entity in self.entities}

    @cached_property
    def class_of_table(self) -> dict[str, str]:
        """The class that stands for a table: the concrete one before proxies and bare tables."""
        order = {EntityKind.CONCRETE: 0, EntityKind.CHILD_TABLE: 0, EntityKind.EXTERNAL: 1, EntityKind.BARE_TABLE: 3}
        ranked = sorted(self.entities, key=lambda one: (order.get(one.kind, 2), one.symbol), reverse=True)
        return {entity.table: entity.symbol for entity in ranked if entity.table}

    @cached_property
    def children(self) -> dict[str, list[str]]:
        """For every abstract entity, the entities with a table that inherit from it."""
        found: dict[str, list[str]] = {}
        for entity in self.entities:
            view = self.code.class_of(entity.symbol)
            for ancestor in view.mro[1:] if view and entity.table else ():
                found.setdefault(ancestor, []).append(entity.symbol)
        return found

    def tables_of(self, symbol: str) -> list[str]:
        """Return the tables of an entity class; an abstract one stands for all its children."""
        entity = self.entity_of.get(symbol)
        if entity is not None and entity.table:
            return [entity.table]
        children = self.children.get(symbol, [])
        return sorted({self.entity_of[child].table for child in children})

    def tables_touched(self, symbol: str) -> list[str]:
        """Return the tables that hold an entity's rows: of a child table, those of its ancestors too."""
        entity = self.entity_of.get(symbol)
        is_child = entity is not None and entity.kind is EntityKind.CHILD_TABLE
        return self.tables_behind(symbol) if is_child else self.tables_of(symbol)

    def is_entity(self, symbol: str) -> bool:
        """Say whether a class or variable stands for a table, or for those of its children."""
        return symbol in self.entity_of or symbol in self.children

    def framework_of(self, symbol: str) -> str:
        """Return the framework of an entity; "" for none."""
        entity = self.entity_of.get(symbol) or next(
            (self.entity_of[child] for child in self.children.get(symbol, ())), None
        )
        return entity.framework if entity else ""

    def writes_attributes(self, symbol: str) -> bool:
        """Say whether a store on a loaded instance of an entity is a write, as in SQLAlchemy."""
        name = self.framework_of(symbol)
        return any(one.attribute_writes for one in self.frameworks if one.name == name)

    def keeps_origin(self, symbol: str) -> bool:
        """Say whether rows of an entity know the row that they were reached from, as in Django."""
        name = self.framework_of(symbol)
        return any(one.keeps_origin for one in self.frameworks if one.name == name)

    def has_column(self, symbol: str, name: str) -> bool:
        """Say whether an entity has a column or relation of a name."""
        entity = self.entity_of.get(symbol)
        column = entity is not None and any(column.name == name for column in entity.columns)
        return column or self.relation_from(symbol, name) is not None

    @cached_property
    def telling(self) -> dict[str, Kind]:
        """Members that tell a session by the entity that they are given, and what stands for that entity."""
        return {name: kind for one in self.frameworks for name, kind in one.telling.items()}

    def is_told_by(self, symbol: str, member: str) -> bool:
        """Say whether a member tells a session by an entity: in the entity's framework it does."""
        family = self.family_of(self.framework_of(symbol)) or frozenset()
        return any(member in one.telling for one in self.frameworks if one.name in family)

    def kind_of_class(self, symbol: str) -> Kind | None:
        """Return what instances of a class are, by the nearest ancestor that a framework knows."""
        if symbol not in self._class_kinds:
            view = self.code.class_of(symbol)
            paths = view.mro if view else (symbol,)
            known = next((path for path in paths if path in self.values), "")
            self._class_kinds[symbol] = (self.values.get(known), known)
        return self._class_kinds[symbol][0]

    def kind_of_path(self, path: str) -> Kind | None:
        """Return the kind of a third-party value by its path; `X()` is an instance of the class X."""
        return self.values.get(path) or (self.values.get(path[:-2]) if path.endswith("()") else None)

    @cached_property
    def _transfers(self) -> dict[tuple[Kind, str], list[tuple[str, Transfer]]]:
        found: dict[tuple[Kind, str], list[tuple[str, Transfer]]] = {}
        for framework in self.frameworks:
            for transfer in framework.transfers:
                for member in sorted(transfer.members):
                    found.setdefault((transfer.kind, member), []).append((framework.name, transfer))
        return found

    @cached_property
    def _passed(self) -> dict[tuple[Kind, str], Transfer]:
        transfers = [one for framework in reversed(self.frameworks) for one in framework.parameters]
        return {(one.kind, name): one for one in transfers for name in one.members}

    def passed(self, kind: Kind, parameter: str) -> Transfer | None:
        """Return what a library passes to the methods of a kind under a parameter's name."""
        return self._passed.get((kind, parameter))

    @cached_property
    def running(self) -> frozenset[str]:
        """Names of members that run a method of the row that they make."""
        return frozenset(name for one in self.frameworks for row in one.transfers if row.runs for name in row.members)

    @cached_property
    def reading_attributes(self) -> frozenset[str]:
        """Names of attributes that read or write without a call."""
        transfers = [one for framework in self.frameworks for one in framework.transfers]
        return frozenset(name for one in transfers if one.op and not one.called for name in one.members)

    def transfer(self, typed: Typed, member: str, called: bool) -> Transfer | None:
        """Return what a member does to a value of a kind; frameworks of the value's entity come first."""
        rows = self._transfers.get((typed.kind, member), [])
        family = self.family_of(self.framework_of(typed.of)) if typed.of else None
        for name, transfer in rows:
            fits = family is None or name in family or not self.is_entity(typed.of)
            if transfer.called == called and fits and self._has_base(typed, transfer.bases):
                return transfer
        return None

    def _has_base(self, typed: Typed, bases: frozenset[str]) -> bool:
        view = self.code.class_of(typed.own_class) if bases else None
        return not bases or (view is not None and not bases.isdisjoint(view.mro))

    @cached_property
    def named_links(self) -> frozenset[str]:
        """The tables of links that are given as names of the rows they lead to."""
        return frozenset(one.through for one in self.relations if one.by_name)

    def linked_by(self, symbol: str) -> list[Step]:
        """Return the many-to-many relations whose links a form or serializer shows and sets."""
        binding = self.bindings.get(symbol)
        if binding is None or not binding.entity:
            return []
        names = None if ALL_FIELDS in binding.fields else frozenset(binding.fields)
        shown = frozenset(binding.read_only)
        return self.related.links(self.tables_behind(binding.entity), names, shown)

    def entity_bound_to(self, symbol: str) -> str:
        """Return the entity that a library binds a class to; "" for none."""
        binding = self.bindings.get(symbol)
        return binding.entity if binding is not None else ""

    def family_of(self, framework: str) -> frozenset[str] | None:
        """Return a framework with its parents and children; None for no framework."""
        if not framework:
            return None
        parents = {one.name: one.parent for one in self.frameworks}
        root = framework
        while parents.get(root):
            root = parents[root]
        return frozenset({root, *[name for name, parent in parents.items() if parent == root]})

    @cached_property
    def calls(self) -> dict[str, KnownCall]:
        """Library functions that give or do something, by path."""
        return {path: call for one in self.frameworks for call in one.calls for path in sorted(call.paths)}

    def many_kind(self, symbol: str) -> Kind:
        """Return what the many side of a relation gives in the framework of an entity."""
        name = self.framework_of(symbol)
        return next((one.many for one in self.frameworks if one.name == name), Kind.COLLECTION)

    @cached_property
    def cascades(self) -> Cascades:
        """What deleting a row does to others."""
        return Cascades(self.relations)

    @cached_property
    def related(self) -> RelationIndex:
        """Where attributes and lookup paths of entities lead."""
        return RelationIndex(self.relations, self.class_of_table, self.many_kind)

    def relation_from(self, symbol: str, attribute: str) -> Step | None:
        """Return where a relation of an entity leads under an attribute, inherited tables included."""
        return self.related.step(self.tables_behind(symbol), attribute)

    def tables_behind(self, symbol: str) -> list[str]:
        """Return the tables of an entity and of its ancestors, nearest first."""
        view = self.code.class_of(symbol)
        above = [self.entity_of[one].table for one in (view.mro[1:] if view else ()) if one in self.entity_of]
        return list(dict.fromkeys([*self.tables_of(symbol), *(table for table in above if table)]))

    @cached_property
    def lookups(self) -> tuple[Lookups, ...]:
        """How the frameworks in use write paths over relations in strings and keywords."""
        return tuple(one.lookups for one in self.frameworks if one.lookups is not None)
