"""What calls give: transfers, known library calls, functions of the code base. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from analyzer.model import facts as f
from analyzer.model.data import Level
from analyzer.model.knowledge import Kind, On, Transfer
from analyzer.project.annotations import types_of_annotation
from analyzer.project.elements import ROWS, WITH_COLUMNS, Typing, with_columns
from analyzer.project.kinds import Knowledge, Typed
from analyzer.project.loaded import Loaded
from analyzer.project.lookup import Place
from analyzer.project.members import BOUND, Members
from analyzer.project.mentions import asked_in, compared_in, held_in
from analyzer.project.passing import SINGLE, sources_of
from analyzer.project.roots import roots_of
from analyzer.project.specialized import MAKER, Value, is_special, may_hold
from analyzer.project.tables import Tables
from analyzer.project.terms import CodeTerm
from analyzer.project.told_by_calls import is_told, session

EMBEDDED = frozenset({Kind.QUERY, Kind.STATEMENT})  # kinds that become part of the query they are given to
GETATTR = "builtins.getattr"
CASTS = frozenset({"typing.cast", "typing_extensions.cast"})
NAMING = (f.NAME, f.IMPORT, f.LOCAL, f.ATTR, f.PARAM, f.DEF)  # values that can name a class


class Results:
    """Types of call results."""

    def __init__(self, knowledge: Knowledge, types: Typing) -> None:
        """Look calls up with `knowledge`; ask `types` for the values around them."""
        self.knowledge = knowledge
        self.code = knowledge.code
        self.types = types
        self.members = Members(knowledge, types, self.returned_by)
        self.tables = Tables(types, self.members)
        self.loaded = Loaded(knowledge, types, self._made_by)
        self.embedded: dict[Place, set[str]] = {}  # call -> functions whose queries are in its arguments

    def transferred(self, transfer: Transfer, base: Typed, call: CodeTerm, receiver: Typed | None) -> list[Typed]:
        """Return what a call of a member that a framework knows gives."""
        if transfer.gives is None:
            return []
        if transfer.made_by or base.kind in BOUND:
            return self.members.given_by(base, transfer, self._said_by_decorator(transfer.made_by, call))
        if base.kind is Kind.CLASS and self.knowledge.kind_of_class(base.of) in ROWS:
            return self._of_rows_class(transfer.gives, base, call, receiver)
        found = self.given(transfer.gives, transfer.on, base, call, receiver)
        if transfer.on is not On.RECEIVER or not base.columns:
            return found
        return [with_columns(one, base, call.at(call.value[2]).attribute) for one in found]

    def _said_by_decorator(self, name: str, call: CodeTerm) -> tuple[Typed, ...]:
        """Return what a decorator of the function around a call says instead: `@action(serializer_class=Short)`."""
        view = self.knowledge.code.function_of(call.owner) if name else None
        given = [one.keywords.get(name) for one in view.decorators if one.is_call] if view is not None else []
        return next((self.types.of(one) for one in given if one is not None), ())

    def _of_rows_class(self, kind: Kind, base: Typed, call: CodeTerm, receiver: Typed | None) -> list[Typed]:
        """Return what a class of queries or managers makes: `Rows.as_manager()`, `Rows.from_queryset(Others)`."""
        if kind in ROWS:
            return [Typed(kind, "", base.of, base.level)]
        joined = [one for one in self.first_argument(call, receiver) if one.kind is kind]
        return [replace(base, kind=kind), *joined]  # it has the members of both

    def given(self, kind: Kind, on: On, base: Typed, call: CodeTerm, receiver: Typed | None) -> list[Typed]:
        """Return what a transfer or a known call gives: a kind, with rows of whatever it is about."""
        if on is On.RECEIVER:
            keeps_class = kind in (Kind.QUERY, Kind.MANAGER)
            return [Typed(kind, base.of, base.own_class if keeps_class else "", base.level)]
        if base.kind is kind and base.of:
            return [base]  # a join adds tables to a query; its rows stay what they were
        about = self.mentioned(call, receiver) if on is On.MENTIONED else self.first_argument(call, receiver, on)
        own_class = next((one.of for one in about if kind is Kind.CLASS), "")
        is_made = on is On.MENTIONED and kind in EMBEDDED
        columns = (self.columns(call, receiver) if is_made else ()) or (
            about[0].columns if about and kind in WITH_COLUMNS else ()
        )
        rows = [Typed(kind, one.of, own_class, one.level, columns=columns) for one in about[:1]]
        return rows or [Typed(kind, "", "", base.level)]

    def columns(self, call: CodeTerm, receiver: Typed | None) -> tuple[str, ...]:
        """Return the entity that every argument of a query is: `select(Order, Leg)`; "" for a column."""
        named = [
            [one.of for one in self.types.of(given, receiver) if one.kind is Kind.CLASS] for given in call.arguments
        ]
        return tuple(one[0] if one and self.knowledge.is_entity(one[0]) else "" for one in named)

    def called_on(self, call: CodeTerm, receiver: Typed | None) -> tuple[Typed, ...]:
        """Return what the value is whose member is called; where nothing else says so, the call may."""
        callee = call.at(call.value[2])
        found = self.types.of(callee.at(callee.value[2]), receiver)
        return (session(),) if not found and is_told(self.knowledge, self.types, call, receiver) else found

    def of_library(self, call: CodeTerm, path: str, receiver: Typed | None) -> list[Typed]:
        """Return what a known library function gives: elements that it hands through, or what a framework says."""
        if path == GETATTR:
            names = self.tables.names(call.arguments[1], receiver) if len(call.arguments) > 1 else []
            return [found for name in names for found in self._attribute(call.arguments[0], name, receiver)]
        if path in CASTS and call.arguments:
            return types_of_annotation(call.arguments[0], self.knowledge)
        row = self.knowledge.attributes.get(f"{path}()")
        if row:
            return [Typed(Kind.INSTANCE, row, "", Level.SELF)]
        if path in self.loaded.loaders:
            return self.loaded.of(call, path)
        given = [typed for one in sources_of(call, path) for typed in self.types.of(one, receiver)]
        kind = Kind.INSTANCE if path in SINGLE else Kind.COLLECTION
        passed = [
            with_columns(Typed(kind, one.of, "", one.level), one, path) for one in given if one.kind in ROWS and one.of
        ]
        known = self.knowledge.calls.get(path)
        if passed or known is None or known.gives is None:
            return passed
        return self.given(known.gives, known.on, Typed(known.gives), call, receiver)

    def _attribute(self, base: CodeTerm, name: str, receiver: Typed | None) -> list[Typed]:
        """Return what an attribute of a value is, of a module too."""
        found = [one for typed in self.types.of(base, receiver) for one in self.members.of(typed, name)]
        place = self.code.dotted(self.code.exported(base.path, name)) if base.path and not found else None
        return [*self.types.of(CodeTerm(self.code, place))] if place is not None else found

    def injected(self, default: CodeTerm) -> list[Typed]:
        """Return what dependency injection puts in: the result of the function it is given."""
        source = default.resolved
        if source.op != f.CALL or source.at(source.value[2]).path not in self.knowledge.injectors:
            return []
        given = source.argument(0, "dependency")
        called = [self.of_calling(typed, source, None) for typed in self.types.of(given)] if given else []
        return [typed.at_least(Level.HELPER) for types in called for typed in types]

    def first_argument(self, call: CodeTerm, receiver: Typed | None, on: On = On.ARGUMENT) -> list[Typed]:
        """Return what the first argument is about, or the second: a class, an instance, rows."""
        given = [*call.arguments, *call.keywords.values()][on is On.SECOND :]
        first = next(iter(given), None)
        found = self.types.of(first, receiver) if first is not None else ()
        return [typed for typed in found if typed.of and typed.kind is not Kind.MODULE]

    def mentioned(self, call: CodeTerm, receiver: Typed | None) -> list[Typed]:
        """Return every entity that is named anywhere in the arguments of a call, in order, each once."""
        found: dict[str, Typed] = {}
        parts = [
            part
            for given in [*call.arguments, *call.keywords.values()]
            for part in asked_in(self.types, given, receiver)
        ]
        compared = {place for part in parts for place in compared_in(part)}
        held = held_in(parts)
        for part in parts:
            for typed in self.types.of(part, receiver) if part.op in NAMING else ():
                if typed.kind is Kind.CLASS and self.knowledge.is_entity(typed.of):
                    found.setdefault(typed.of, typed)
            for typed in self._over_relation(part, receiver, held) if part.place not in compared else ():
                found.setdefault(typed.of, typed)
            if part.op == f.CALL:
                self._note_query(call, part, receiver)
        return list(found.values())

    def _note_query(self, call: CodeTerm, part: CodeTerm, receiver: Typed | None) -> None:
        """Remember the function of the code base whose query a call embeds: `Order.id.in_(open_orders())`."""
        called = [one for one in self.types.of(part.at(part.value[2]), receiver) if one.kind is Kind.FUNCTION]
        if called and any(one.kind in EMBEDDED for one in self.types.of(part, receiver)):
            self.embedded.setdefault(call.place, set()).update(one.of for one in called)

    def _over_relation(self, part: CodeTerm, receiver: Typed | None, held: set[Place]) -> list[Typed]:
        """Return the entity behind a relation of a class: `joinedload(Order.customer)` is about customers too.

        Of relations that are only asked whether they are `held` by a row, the links.
        """
        if part.op != f.ATTR or part.attribute not in self.knowledge.related.names:
            return []
        bases = [typed for typed in self.types.of(part.at(part.value[2]), receiver) if typed.kind is Kind.CLASS]
        steps = [self.knowledge.relation_from(typed.of, part.attribute) for typed in bases]
        symbols = [self.knowledge.class_of_table.get(step.through, "") for step in steps if step is not None]
        symbols += [step.symbol for step in steps if step is not None and part.place not in held]
        return [Typed(Kind.CLASS, symbol, "", Level.RELATION) for symbol in symbols if symbol]

    def of_calling(self, called: Typed, call: CodeTerm, receiver: Typed | None) -> list[Typed]:
        """Return what calling a value of a type gives."""
        if called.kind is Kind.CLASS:
            made = self.members.instance_of(self._made_for(called, call, receiver), called.level)
            return [replace(made, is_any=called.is_any, is_chosen=called.is_chosen)]
        if called.kind is Kind.FUNCTION:
            returned = [self._with_rows(typed, call, receiver) for typed in self.returned_by(called)]
            return returned or self._handed_through(called, call, receiver)
        if called.kind is Kind.FORMSET:
            return [called]
        if called.kind is Kind.INSTANCE:
            own = self.members.own_function(called, "__call__")
            return self.returned_by(Typed(Kind.FUNCTION, own.symbol, receiver=called)) if own else []
        return []

    def returned_by(self, function: Typed) -> list[Typed]:
        """Return what a function of the code base gives back: its annotation, else its return statements."""
        view = self.code.function_of(function.of)
        if view is None:
            return []
        annotation = view.return_annotation
        given = self.members.given_to(function.receiver)
        annotated = types_of_annotation(annotation, self.knowledge, given) if annotation else []
        if annotated and not any(self._is_made_for_something(one) for one in annotated):
            return annotated
        found = [typed for term in view.returns() for typed in self.types.of(term, function.receiver)]
        telling = [one for one in found if is_special(one.of) or not annotated]
        return [typed.at_least(Level.HELPER) for typed in telling] or annotated

    def _is_made_for_something(self, typed: Typed) -> bool:
        """Say whether instances of a class may differ by what they are made with: an annotation does not tell that."""
        view = self.code.class_of(typed.of) if typed.kind is Kind.INSTANCE else None
        return (
            view is not None and not self.knowledge.is_entity(typed.of) and bool(self.knowledge.specialized.kept(view))
        )

    def in_brackets(self, term: CodeTerm, receiver: Typed | None) -> list[Typed]:
        """Return what a table holds, a module of `sys.modules`, or the class that `Repo[Order]` is.

        `Order[key]` is a row.
        """
        view = term.at(term.value[2]).as_class if term.op == f.ITEM else None
        is_generic = view is not None and not self.knowledge.is_entity(view.symbol)
        found = types_of_annotation(term, self.knowledge) if is_generic else []
        classes = [replace(one, kind=Kind.CLASS) for one in found if one.kind is Kind.INSTANCE]
        return classes or self.loaded.in_brackets(term) or self.tables.held(term, receiver)

    def _made_for(self, called: Typed, call: CodeTerm, receiver: Typed | None) -> str:
        """Return the class of what a call makes: with the entities that its constructor keeps, else itself."""
        view, known = self.code.class_of(called.of), self.knowledge.specialized
        if view is None or self.knowledge.is_entity(called.of) or self.knowledge.kind_of_class(called.of):
            return called.of
        kept, maker = known.kept(view), view.function(MAKER)
        if not kept or maker is None:
            return called.of
        names = [one.name for one in maker.scope.parameters if one.kind == "positional"][1:]
        given = [*zip(names, call.arguments, strict=False), *call.keywords.items()]
        told = [(name, self._telling(self.types.of(term, receiver))) for name, term in given if name in kept]
        values = {name: one for name, one in told if one is not None}
        if not values:
            return called.of
        return known.note(view.symbol, [symbol for _kind, symbol in values.values()], known.bound(view, values))

    def _telling(self, types: Sequence[Typed]) -> Value | None:
        """Return what an argument tells of the instance that gets it: one entity, or one instance made for some."""
        found = {(one.kind, one.of) for one in types if one.kind in (Kind.CLASS, Kind.INSTANCE) and not one.is_any}
        kind, symbol = next(iter(found)) if len(found) == 1 else (Kind.FUNCTION, "")
        is_class = kind is Kind.CLASS and self.knowledge.is_entity(symbol)
        is_made = kind is Kind.INSTANCE and is_special(symbol) and may_hold(symbol)
        return (kind, symbol) if is_class or is_made else None

    def _handed_through(self, called: Typed, call: CodeTerm, receiver: Typed | None) -> list[Typed]:
        """Return what a function gives that returns a parameter, what calling it gives, or a query made from it."""
        view = self.code.function_of(called.of)
        if view is None:
            return []
        shift = 1 if view.class_symbol and called.receiver is not None else 0
        given = {
            name: argument
            for position, (name, _annotation, _default) in enumerate(view.parameters)
            if (argument := call.argument(position - shift, name)) is not None
        }
        found: list[Typed] = []
        for one in (one for value in view.returns() for one in value.alternatives()):
            source = one.callee.resolved if isinstance(one, CodeTerm) and one.callee is not None else one
            if source.parameter in given and source.owner == view.symbol:
                types = self.types.of(given[source.parameter], receiver)
                found.extend(types if source is one else [made for typed in types for made in self._made_by(typed)])
            for root, members in roots_of(one) if source is not one else ():
                if root.parameter in given and root.owner == view.symbol:
                    types = self.types.of(given[root.parameter], receiver)
                    found.extend(made for typed in types for made in self._refined(typed, members))
        return [typed.at_least(Level.HELPER) for typed in found]

    def _refined(self, typed: Typed, members: tuple[str, ...]) -> list[Typed]:
        """Return the rows that calling members one after the other leaves of rows; [] where one does something else."""
        for member in members:
            transfer = self.knowledge.transfer(typed, member, called=True) if typed.kind in ROWS else None
            if transfer is None or transfer.gives not in ROWS or not typed.of:
                return []
            typed = replace(typed, kind=transfer.gives)
        return [typed] if members else []

    def _made_by(self, called: Typed) -> list[Typed]:
        if called.kind is Kind.CLASS:
            return [replace(self.members.instance_of(called.of, called.level), is_chosen=called.is_chosen)]
        return self.returned_by(called) if called.kind is Kind.FUNCTION else []

    def _with_rows(self, typed: Typed, call: CodeTerm, receiver: Typed | None) -> Typed:
        """Give a query without rows those of the class that the call was given: `query_of(session, Order)`."""
        if typed.kind not in ROWS or typed.of:
            return typed
        given = self.mentioned(call, receiver)
        return replace(typed, of=given[0].of) if given else typed
