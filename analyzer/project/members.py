"""What an attribute of a typed value is: relations, class bodies, managers, attributes stored on self. Pure."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from analyzer.model import facts as f
from analyzer.model.data import EntityKind, Level
from analyzer.model.knowledge import Kind, Transfer
from analyzer.model.names import last_of
from analyzer.project.annotations import types_of_annotation
from analyzer.project.checked import checked_field
from analyzer.project.elements import Typing, column_named
from analyzer.project.generics import Generics, Given, Parameter
from analyzer.project.instances import OWN_CLASS, PROPERTIES
from analyzer.project.kinds import Knowledge, Typed
from analyzer.project.lookup import Place
from analyzer.project.specialized import is_special
from analyzer.project.terms import CodeTerm
from analyzer.project.views import CodeClass, CodeFunction

BOUND = frozenset({Kind.VIEW, Kind.FORM})  # kinds of classes that stand for the rows of an entity
KEEPING = frozenset({Kind.CONTEXT, Kind.CHECKED})  # kinds that are asked for members of the class that gave them
THROUGH = "through"
ROWS_OF_CLASS = "objects"  # the name of managers, and how the names of further ones end


class Members:
    """Attributes of typed values."""

    def __init__(self, knowledge: Knowledge, types: Typing, returned_by: Callable[[Typed], list[Typed]]) -> None:
        """Look members up with `knowledge`; ask `types` for the values behind them, `returned_by` for properties."""
        self.knowledge = knowledge
        self.code = knowledge.code
        self.types = types
        self.returned_by = returned_by
        self.generics = Generics(self.code, knowledge.specialized.variables)
        self._stored: dict[str, dict[str, list[CodeTerm]]] = {}
        self._made_for: dict[str, str] = {}  # class of managers or queries, of one of its entities -> that entity

    def of(self, typed: Typed, name: str) -> list[Typed]:
        """Return what `value.name` may be for a value of a type."""
        if typed.kind is Kind.INSTANCE and not typed.after:
            related = self.knowledge.relation_from(typed.of, name)
            if related is not None:
                own_class = self._manager_of(related.kind, related.symbol)
                through = related.through if related.kind is not Kind.INSTANCE else ""
                return [Typed(related.kind, related.symbol, own_class, Level.RELATION, through=through)]
        if typed.is_row or typed.kind in (Kind.CHECKED, Kind.MODULE):
            return self._named(typed, name)
        if name == OWN_CLASS and typed.kind is Kind.INSTANCE and self.knowledge.is_entity(typed.of):
            return [replace(typed, kind=Kind.CLASS)]
        found = self._made_with(typed, name) or self._of_link(typed, name) or self._of_class(typed, name)
        if found:
            return found
        transfer = self.knowledge.transfer(typed, name, called=False)
        given = self.given_by(typed, transfer) if transfer is not None else []
        if any(one.of for one in given):
            return given
        return self._of_stores(typed, name) or given or self._of_library(typed, name) or self._by_name(typed, name)

    def _named(self, typed: Typed, name: str) -> list[Typed]:
        """Return what stands under a name in a row of several entities, in checked data, in a module."""
        if typed.is_row:
            return column_named(typed, name)
        if typed.kind is Kind.CHECKED:
            return checked_field(self.knowledge, self.types, typed, name)
        return self._of_module(typed, name)

    def _by_name(self, typed: Typed, name: str) -> list[Typed]:
        """Return the manager that a library's base class gives an entity, by convention: `Order.deleted_objects`."""
        if (
            typed.kind is not Kind.CLASS
            or not name.endswith(f"_{ROWS_OF_CLASS}")
            or not self.knowledge.is_entity(typed.of)
        ):
            return []
        transfer = self.knowledge.transfer(typed, ROWS_OF_CLASS, called=False)
        given = self.given_by(typed, transfer) if transfer is not None else []
        return [one.at_least(Level.HELPER) for one in given]

    def _of_module(self, typed: Typed, name: str) -> list[Typed]:
        """Return what a module binds a name to, or its submodule of that name."""
        symbol = self.code.exported(typed.of, name)
        place = self.code.dotted(symbol)
        if place is None:
            found = [replace(typed, of=symbol)] if symbol in self.code.all_modules else []
        else:
            found = list(self.types.of(CodeTerm(self.code, place)))
        chosen = [replace(one, is_chosen=True) for one in found] if typed.is_chosen else found
        return [one.at_least(Level.LOCAL_FLOW) for one in chosen]

    def made_with(self, receiver: Typed | None, parameter: Parameter) -> Typed | None:
        """Return what a constructor's parameter is for the instance that its code is read for."""
        found = self.knowledge.specialized.parameter(receiver.of, parameter) if receiver is not None else None
        return Typed(found[0], found[1], "", Level.SELF) if found is not None else None

    def _made_with(self, typed: Typed, name: str) -> list[Typed]:
        """Return what an instance keeps of what it was made with, which says more than an annotation of it."""
        if not is_special(typed.of) or self._class_attribute(typed, name) is not None:
            return []
        found = self._of_stores(typed, name)
        return found if any(is_special(one.of) or one.kind is Kind.CLASS for one in found) else []

    def _of_link(self, typed: Typed, name: str) -> list[Typed]:
        """Return the class of the table between two entities: `Order.tags.through`, `order.tags.through`."""
        if name == THROUGH and typed.through:
            return [Typed(Kind.CLASS, self.knowledge.class_of_table.get(typed.through, ""), "", Level.RELATION)]
        is_named = typed.kind is Kind.CLASS and name in self.knowledge.related.names
        step = self.knowledge.relation_from(typed.of, name) if is_named else None
        if step is None or step.kind is not Kind.MANAGER or not step.through:
            return []
        return [Typed(step.kind, step.symbol, "", Level.RELATION, through=step.through)]

    def given_by(self, typed: Typed, transfer: Transfer, instead: Iterable[Typed] = ()) -> list[Typed]:
        """Return what a transfer gives with the rows of its receiver, of the class that an attribute names.

        Args:
            typed: The receiver.
            transfer: What it gives, and the attribute.
            instead: The classes that stand in the place of those of the attribute.
        """
        if transfer.gives is None:
            return []
        named = list(instead) or (self.of(typed, transfer.made_by) if transfer.made_by else [])
        made = [self.instance_of(one.of, typed.level) for one in named if one.kind is Kind.CLASS]
        if made:
            return [replace(one, of=one.of or typed.of) for one in made]
        own_class = typed.own_class if transfer.gives in KEEPING else ""
        return [Typed(transfer.gives, typed.of, own_class, typed.level)]

    def _of_library(self, typed: Typed, name: str) -> list[Typed]:
        """Return what an attribute is that a third-party ancestor gives to instances: `class Db(SQLAlchemy)`."""
        view = self.code.class_of(typed.of) if typed.kind is Kind.INSTANCE else None
        paths = [f"{ancestor}().{name}" for ancestor in view.mro] if view is not None else []
        kind = next((self.knowledge.values[path] for path in paths if path in self.knowledge.values), None)
        return [Typed(kind, "", "", typed.level)] if kind is not None else []

    def _manager_of(self, kind: Kind, symbol: str) -> str:
        """Return the class of the manager that stands for many rows of an entity: the one under `objects`."""
        managers = self._of_class(Typed(Kind.CLASS, symbol), "objects") if kind is Kind.MANAGER else []
        return next((one.own_class for one in managers), "")

    def given_to(self, receiver: Typed | None) -> Given | None:
        """Return what type variables stand for in the class that code is read for."""
        return self.generics.of(receiver.class_symbol) if receiver is not None else None

    def own_function(self, typed: Typed, name: str) -> CodeFunction | None:
        """Return the function of the code base that `value.name` is; None where a library defines it."""
        term = self._class_attribute(typed, name)
        view = term.as_function if term is not None else None
        return view if isinstance(view, CodeFunction) else None

    def declared(self, typed: Typed, name: str, after: str = "") -> CodeTerm | None:
        """Return what the body of a value's class, or of an ancestor, binds a name to: of those `after` a class."""
        return self._class_attribute(replace(typed, after=after) if after else typed, name)

    def instance_of(self, symbol: str, level: Level) -> Typed:
        """Return the type of an instance of a class: a manager or query of the entity that binds it, or itself."""
        kind = self.knowledge.kind_of_class(symbol)
        if kind is None or self.knowledge.is_entity(symbol):
            return Typed(Kind.INSTANCE, symbol, "", level)
        entity = (
            self.knowledge.entity_bound_to(symbol) or self._made_for.get(symbol) or self._bound_entity.get(symbol, "")
        )
        return Typed(kind, entity, symbol, level)

    def bare_table_at(self, place: Place) -> str:
        """Return the symbol of the table that a module-level variable holds; "" for anything else."""
        return self._bare_tables.get(place, "")

    @cached_property
    def _bare_tables(self) -> dict[Place, str]:
        rows = [entity.symbol for entity in self.knowledge.entities if entity.kind is EntityKind.BARE_TABLE]
        return {place: symbol for symbol in rows if (place := self.code.dotted(symbol)) is not None}

    @cached_property
    def _bound_entity(self) -> dict[str, str]:
        """Manager or query class -> the one entity that uses it; classes that several entities use are left out."""
        users: dict[str, set[str]] = {}
        for entity in self.knowledge.entities:
            view = self.code.class_of(entity.symbol)
            for term in view.body.values() if view else ():
                for symbol in self._classes_named_in(term):
                    if self.knowledge.kind_of_class(symbol) in (Kind.MANAGER, Kind.QUERY):
                        users.setdefault(symbol, set()).add(entity.symbol)
        return {symbol: next(iter(entities)) for symbol, entities in users.items() if len(entities) == 1}

    def _classes_named_in(self, term: CodeTerm) -> list[str]:
        if term.op not in (f.CALL, f.LOCAL):
            return []
        views = [part.as_class for part in term.walk() if part.op in (f.NAME, f.IMPORT, f.LOCAL, f.ATTR, f.DEF)]
        return [symbol for view in views if view is not None for symbol in view.mro if self.code.class_of(symbol)]

    def _class_attribute(self, typed: Typed, name: str) -> CodeTerm | None:
        view = self.code.class_of(typed.class_symbol) if typed.kind not in KEEPING else None
        if view is None:
            return None
        if typed.after:
            return self._after(view, typed.after, name)
        return view.attribute(name)

    @staticmethod
    def _after(view: CodeClass, after: str, name: str) -> CodeTerm | None:
        ancestors = view.ancestors()
        symbols = [one.symbol for one in ancestors]
        rest = ancestors[symbols.index(after) + 1 :] if after in symbols else []
        return next((one.body[name] for one in rest if name in one.body), None)

    def _of_class(self, typed: Typed, name: str) -> list[Typed]:
        term = self._class_attribute(typed, name)
        if term is None:
            return self._of_annotation(typed, name)
        view = term.as_function
        if isinstance(view, CodeFunction) and view.is_setter:
            view = self.code.function_of(view.symbol)
        if isinstance(view, CodeFunction) and view.class_symbol:
            function = Typed(
                Kind.FUNCTION, view.symbol, "", typed.level, receiver=replace(typed, after="") if typed.after else typed
            )
            is_property = any(one.path in PROPERTIES for one in view.decorators)
            return self.returned_by(function) if is_property and typed.kind is Kind.INSTANCE else [function]
        found = [self._belonging(one, typed) for one in self.types.of(term)]
        return found or self._of_annotation(typed, name)

    def _belonging(self, found: Typed, typed: Typed) -> Typed:
        """Give a manager or query in a class body the rows of the class it is asked of."""
        is_kind = found.kind in (Kind.MANAGER, Kind.QUERY) and typed.kind not in BOUND
        needs_rows = is_kind and self.knowledge.is_entity(typed.of)
        if not needs_rows:
            return found
        return replace(found, of=typed.of, own_class=self._own_of(found.own_class, typed.of), level=typed.level)

    def _own_of(self, symbol: str, entity: str) -> str:
        """Return the class of a manager or query for one of the entities that share it: `shop.Rows[Order]`."""
        if self.code.class_of(symbol) is None or is_special(symbol) or self._bound_entity.get(symbol) == entity:
            return symbol
        special = f"{symbol}[{entity if entity in self._namesakes else last_of(entity)}]"
        self._made_for[special] = entity
        return special

    @cached_property
    def _namesakes(self) -> frozenset[str]:
        """Entities whose last name is that of another one too."""
        named: dict[str, list[str]] = {}
        for one in sorted({*self.knowledge.entity_of, *self.knowledge.children}):
            named.setdefault(last_of(one), []).append(one)
        return frozenset(one for several in named.values() if len(several) > 1 for one in several)

    def _of_annotation(self, typed: Typed, name: str) -> list[Typed]:
        """Return what an annotated attribute is (`order: Order` in a class body)."""
        view = self.code.class_of(typed.class_symbol)
        for one in view.ancestors() if view else ():
            if name in one.scope.annotations:
                return types_of_annotation(one.annotations[name], self.knowledge, self.generics.of(typed.class_symbol))
        return []

    def _of_stores(self, typed: Typed, name: str) -> list[Typed]:
        """Return what methods of the class store under an attribute of self."""
        view = self.code.class_of(typed.class_symbol)
        receiver = self.instance_of(view.symbol, Level.SELF) if view is not None and typed.kind in BOUND else None
        receiver = replace(typed, after="") if is_special(typed.of) else receiver
        for one in view.ancestors() if view else ():
            terms = self._stores_of(one).get(name, [])
            found = [found for term in terms for found in self.types.of(term, receiver)]
            if found:
                return [one.at_least(Level.SELF) for one in found]
        return []

    def kept(self, typed: Typed, name: str) -> Iterator[CodeTerm]:
        """Go through what methods store under an attribute of self and what bodies bind to it, nearest class first."""
        view = self.code.class_of(typed.class_symbol)
        for one in view.ancestors() if view else ():
            yield from self._stores_of(one).get(name, ())
            if name in one.body:
                yield one.body[name]

    def _stores_of(self, view: CodeClass) -> dict[str, list[CodeTerm]]:
        if view.symbol not in self._stored:
            found: dict[str, list[CodeTerm]] = {}
            for function in view.functions():
                for effect in function.scope.effects:
                    if effect[0] == f.STORES and effect[3] >= 0 and self._is_self(function, effect[3]):
                        found.setdefault(effect[4], []).append(function.term(effect[5]))
            self._stored[view.symbol] = found
        return self._stored[view.symbol]

    @staticmethod
    def _is_self(function: CodeFunction, number: int) -> bool:
        value = function.scope.values[number]
        parameters = function.scope.parameters
        return value[0] == f.PARAM and bool(parameters) and value[2] == parameters[0].name
