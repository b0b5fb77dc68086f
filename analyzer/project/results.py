"""What calls give: transfers, known library calls, functions of the code base. Pure."""

from dataclasses import replace

from analyzer.model import facts as f
from analyzer.model.data import Level
from analyzer.model.knowledge import Kind, On
from analyzer.project.annotations import types_of_annotation
from analyzer.project.kinds import Knowledge, Typed
from analyzer.project.members import Members, Typing
from analyzer.project.terms import CodeTerm

ROWS = frozenset({Kind.QUERY, Kind.MANAGER, Kind.COLLECTION, Kind.STATEMENT})  # kinds that stand for rows of a table
NAMING = (f.NAME, f.IMPORT, f.LOCAL, f.ATTR, f.PARAM, f.DEF)  # values that can name a class


class Results:
    """Types of call results."""

    def __init__(self, knowledge: Knowledge, types: Typing) -> None:
        """Look calls up with `knowledge`; ask `types` for the values around them."""
        self.knowledge = knowledge
        self.code = knowledge.code
        self.types = types
        self.members = Members(knowledge, types, self.returned_by)

    def given(self, kind: Kind, on: On, base: Typed, call: CodeTerm, receiver: Typed | None) -> list[Typed]:
        """Return what a transfer or a known call gives: a kind, with rows of whatever it is about."""
        if on is On.RECEIVER:
            keeps_class = kind in (Kind.QUERY, Kind.MANAGER)
            return [Typed(kind, base.of, base.own_class if keeps_class else "", base.level)]
        if base.kind is kind and base.of:
            return [base]  # a join adds tables to a query; its rows stay what they were
        about = self.mentioned(call, receiver) if on is On.MENTIONED else self.first_argument(call, receiver)
        own_class = next((one.of for one in about if kind is Kind.CLASS), "")
        rows = [Typed(kind, one.of, own_class, one.level) for one in about[:1]]
        return rows or [Typed(kind, "", "", base.level)]

    def first_argument(self, call: CodeTerm, receiver: Typed | None) -> list[Typed]:
        """Return what the first argument is about: a class, an instance, rows."""
        first = next(iter(call.arguments), None) or next(iter(call.keywords.values()), None)
        return [typed for typed in self.types.of(first, receiver) if typed.of] if first is not None else []

    def mentioned(self, call: CodeTerm, receiver: Typed | None) -> list[Typed]:
        """Return every entity that is named anywhere in the arguments of a call, in order, each once."""
        found: dict[str, Typed] = {}
        for argument in [*call.arguments, *call.keywords.values()]:
            for part in argument.walk():
                for typed in self.types.of(part, receiver) if part.op in NAMING else ():
                    if typed.kind is Kind.CLASS and self.knowledge.is_entity(typed.of):
                        found.setdefault(typed.of, typed)
                for typed in self._over_relation(part, receiver):
                    found.setdefault(typed.of, typed)
        return list(found.values())

    def _over_relation(self, part: CodeTerm, receiver: Typed | None) -> list[Typed]:
        """Return the entity behind a relation of a class: `joinedload(Order.customer)` is about customers too."""
        if part.op != f.ATTR or part.attribute not in self.knowledge.related.names:
            return []
        bases = [typed for typed in self.types.of(part.at(part.value[2]), receiver) if typed.kind is Kind.CLASS]
        steps = [self.knowledge.relation_from(typed.of, part.attribute) for typed in bases]
        return [Typed(Kind.CLASS, step.symbol, "", Level.RELATION) for step in steps if step is not None]

    def of_calling(self, called: Typed, call: CodeTerm, receiver: Typed | None) -> list[Typed]:
        """Return what calling a value of a type gives."""
        if called.kind is Kind.CLASS:
            return [self.members.instance_of(called.of, called.level)]
        if called.kind is Kind.FUNCTION:
            return [self._with_rows(typed, call, receiver) for typed in self.returned_by(called)]
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
        annotated = types_of_annotation(annotation, self.knowledge) if annotation else []
        if annotated:
            return annotated
        found = [typed for term in view.returns() for typed in self.types.of(term, function.receiver)]
        return [typed.at_least(Level.HELPER) for typed in found]

    def _with_rows(self, typed: Typed, call: CodeTerm, receiver: Typed | None) -> Typed:
        """Give a query without rows those of the class that the call was given: `query_of(session, Order)`."""
        if typed.kind not in ROWS or typed.of:
            return typed
        given = self.mentioned(call, receiver)
        return replace(typed, of=given[0].of) if given else typed
