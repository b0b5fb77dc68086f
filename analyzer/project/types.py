"""What a value is: a fix-point over the value graph, driven by the frameworks' transfer tables.

Asked for one value at a time, remembered, with circles (loops, recursion) cut where they close. Code of a
method is read for one *receiver*: the class (or manager, or query) it is bound to.

Pure.
"""

from dataclasses import replace

from analyzer.model import facts as f
from analyzer.model.data import Level
from analyzer.model.knowledge import Kind
from analyzer.project.annotations import types_of_annotation
from analyzer.project.elements import BY_NAME, ROWS, column_at, element_of, name_of
from analyzer.project.kinds import Knowledge, Typed, each_once
from analyzer.project.lookup import Place
from analyzer.project.memory import Memory
from analyzer.project.narrowing import Narrowing
from analyzer.project.passing import source_of_part, taken_from_rest
from analyzer.project.registries import GIVING, Registries
from analyzer.project.results import Results
from analyzer.project.stand_ins import WRAPPERS, StandIns
from analyzer.project.terms import DISPLAYS, CodeTerm
from analyzer.project.views import CodeFunction

MOST_TYPES = 8  # of one value; more says nothing
Key = tuple[Place, Typed | None, int]  # the last: how much was known of specialized classes


class Types:
    """The types of values; answers are remembered until `learn` changes what is known of parameters."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Start without knowledge of call sites."""
        self.knowledge = knowledge
        self.code = knowledge.code
        self.results = Results(knowledge, self)
        self.members = self.results.members
        self.registries = Registries(self.code)
        self.narrowing = Narrowing(self.code, self.members)
        self.stand_ins = StandIns(knowledge, self.results.returned_by)
        self.arguments: dict[tuple[str, int, str], tuple[Typed, ...]] = {}  # module, scope, parameter
        self._memory: Memory[Key, tuple[Typed, ...]] = Memory(())
        self._bound: dict[tuple[str, int], Typed | None] = {}

    def learn(self, arguments: dict[tuple[str, int, str], tuple[Typed, ...]]) -> None:
        """Take the argument types seen at call sites, and forget what was inferred without them."""
        self.arguments = arguments
        self._memory.forget()

    def of(self, term: CodeTerm, receiver: Typed | None = None) -> tuple[Typed, ...]:
        """Return what a value may be, () where nothing is known."""
        default = self._receiver_around(term)
        bound = default if default is None else receiver or default
        key = (term.place, bound, self.knowledge.specialized.growth)
        known = self._memory.recall(key)
        if known is not None:
            return known
        outer = self._memory.begin(key)
        found = each_once(self._find(term, bound))[:MOST_TYPES]
        self._memory.end(key, found, outer)
        return found

    def _receiver_around(self, term: CodeTerm) -> Typed | None:
        key = (term.module, term.scope)
        if key not in self._bound:
            method = self.method_around(term)
            self._bound[key] = self.default_receiver(method) if method is not None else None
        return self._bound[key]

    def method_around(self, term: CodeTerm) -> CodeFunction | None:
        """Return the method whose body, nested functions included, holds a value."""
        number = term.scope
        while number >= 0:
            scope = self.code.scope(term.module, number)
            if scope.parent >= 0 and self.code.scope(term.module, scope.parent).kind == f.CLASS_BODY:
                return self.code.view_of_function(term.module, number)
            number = scope.parent
        return None

    def default_receiver(self, method: CodeFunction) -> Typed:
        """Return what a method is bound to when nothing else is known: the class that defines it."""
        return self.members.instance_of(method.class_symbol, Level.SELF)

    def _find(self, term: CodeTerm, receiver: Typed | None) -> list[Typed]:
        bare = self.members.bare_table_at(term.place)
        if bare:
            return [Typed(Kind.CLASS, bare)]
        named = self.knowledge.named.get(term, "")
        if named:
            return [Typed(Kind.CLASS, named, "", Level.STRING)]
        finder = FINDERS.get(term.op)
        found = finder(self, term, receiver) if finder else []
        return found or self.narrowing.of(term) or self._by_convention(term)

    def _by_convention(self, term: CodeTerm) -> list[Typed]:
        """Return what a name means by convention when nothing else is known of it: `session`."""
        kind = self.knowledge.conventions.get(name_of(term))
        return [Typed(kind, "", "", Level.HELPER)] if kind is not None and not term.path else []

    def _local(self, term: CodeTerm, receiver: Typed | None) -> list[Typed]:
        return [typed.at_least(Level.LOCAL_FLOW) for typed in self.of(term.at(term.value[3]), receiver)]

    def _name(self, term: CodeTerm, receiver: Typed | None) -> list[Typed]:
        following = term.following()
        if following is not None:
            found = self.of(following, receiver if following.scope else None)
            is_definition = following.op in (f.DEF, f.IMPORT)
            return list(found) if is_definition else [typed.at_least(Level.LOCAL_FLOW) for typed in found]
        return self._external(term.path)

    def _external(self, path: str) -> list[Typed]:
        if not path or not self.code.is_external(path):
            return self.results.loaded.module(path)
        if path in self.stand_ins.members:
            return self.stand_ins.behind(path)
        kind = self.knowledge.kind_of_path(path) if path.endswith("()") or "()." in path else None
        if kind is None and path in self.knowledge.values and path.rpartition(".")[2][:1].islower():
            kind = self.knowledge.values[path]
        return [Typed(kind, "", path)] if kind else [Typed(Kind.CLASS, path)]

    def _definition(self, term: CodeTerm, _receiver: Typed | None) -> list[Typed]:
        view = term.as_class
        if view is not None:
            return [Typed(Kind.CLASS, view.symbol)]
        function = term.as_function
        return [Typed(Kind.FUNCTION, function.symbol)] if function is not None else []

    def _parameter(self, term: CodeTerm, receiver: Typed | None) -> list[Typed]:
        function = self.code.view_of_function(term.module, term.scope)
        if function is None:
            return []
        name = term.value[2]
        if receiver is not None and function.class_symbol and name == self._self_name(function):
            return [self._self(function, receiver)]
        made_with = self.members.made_with(receiver, (term.module, term.scope, name))
        if made_with is not None:
            return [made_with]
        declared = next((one for one in function.parameters if one[0] == name), None)
        given = self.members.given_to(receiver)
        annotated = types_of_annotation(declared[1], self.knowledge, given) if declared and declared[1] else []
        if annotated:
            return annotated
        injected = self.results.injected(declared[2]) if declared and declared[2] else []
        passed = injected or self._passed(function, name, receiver)
        return passed or list(self.arguments.get((term.module, term.scope, name), ()))

    def _passed(self, function: CodeFunction, name: str, receiver: Typed | None) -> list[Typed]:
        """Return what a library passes: to functions registered with it, to methods of classes it works with."""
        registered = self.knowledge.parameters.get((function.symbol, name), ())
        if registered:
            return [Typed(kind, symbol, "", Level.SELF) for kind, symbol in registered]
        transfer = (
            self.knowledge.passed(receiver.kind, name) if receiver is not None and function.class_symbol else None
        )
        return self.members.given_by(receiver, transfer) if transfer is not None and receiver is not None else []

    @staticmethod
    def _self_name(function: CodeFunction) -> str:
        static = any(one.path == "builtins.staticmethod" for one in function.decorators)
        parameters = function.scope.parameters
        return parameters[0].name if parameters and not static else ""

    @staticmethod
    def _self(function: CodeFunction, receiver: Typed) -> Typed:
        on_class = any(one.path == "builtins.classmethod" for one in function.decorators)
        if on_class and receiver.kind is Kind.INSTANCE:
            return replace(receiver, kind=Kind.CLASS).at_least(Level.SELF)
        return receiver.at_least(Level.SELF)

    def _attribute(self, term: CodeTerm, receiver: Typed | None) -> list[Typed]:
        base = term.at(term.value[2])
        found = [one for typed in self.of(base, receiver) for one in self.members.of(typed, term.attribute)]
        if found:
            return found
        kept = [typed for value in self.stand_ins.kept(base, term.attribute) for typed in self.of(value)]
        if kept:
            return [typed.at_least(Level.HELPER) for typed in kept]
        following = term.following()
        if following is not None and base.resolved.op != f.DEF:
            return [typed.at_least(Level.LOCAL_FLOW) for typed in self.of(following)]
        kind = self.knowledge.kind_of_path(term.path)
        if kind is not None:
            return [Typed(kind, "", term.path)]
        known = self.knowledge.attributes.get(f"{name_of(base.resolved)}.{term.attribute}", "")
        if known:
            return [Typed(Kind.INSTANCE, known, "", Level.SELF)]
        unknown = base.path and all(one.kind is Kind.MODULE for one in self.of(base, receiver))
        return self._external(term.path) if unknown or self._is_library(base) else []

    def _is_library(self, base: CodeTerm) -> bool:
        return base.resolved.op in (f.IMPORT, f.NAME) and bool(base.path) and self.code.is_external(base.path)

    def _call(self, term: CodeTerm, receiver: Typed | None) -> list[Typed]:
        callee = term.at(term.value[2])
        if callee.path == "builtins.super" and receiver is not None:
            return [self._super(term, receiver)]
        if callee.path in self.knowledge.injectors:
            return self.results.injected(term)
        if callee.path in WRAPPERS:
            return [one for given in term.arguments[:1] for one in self.of(given, receiver)]
        found = self.results.of_library(term, callee.path, receiver)
        if found:
            return found
        kind = self.knowledge.kind_of_path(term.path)
        if kind is not None:
            return [Typed(kind, "", callee.path)]
        if callee.op == f.ATTR:
            return self._member_call(term, callee, receiver)
        return [one for typed in self.of(callee, receiver) for one in self.results.of_calling(typed, term, receiver)]

    def _super(self, term: CodeTerm, receiver: Typed) -> Typed:
        method = self.method_around(term)
        return replace(receiver, after=method.class_symbol if method else "")

    def _member_call(self, term: CodeTerm, callee: CodeTerm, receiver: Typed | None) -> list[Typed]:
        found = self._out_of_table(term) if callee.attribute in GIVING else []
        for key in term.arguments[:1] if callee.attribute in GIVING else ():
            found = found or self._named(callee.at(callee.value[2]), key.text, receiver)
        if found:
            return found
        for base in self.results.called_on(term, receiver):
            if callee.attribute in self.stand_ins.unwrapping and base.kind is Kind.INSTANCE:
                found.append(base)
                continue
            transfer = self.knowledge.transfer(base, callee.attribute, called=True)
            own = self.members.own_function(base, callee.attribute)
            if transfer is not None and own is None:
                found.extend(self.results.transferred(transfer, base, term, receiver))
                continue
            found.extend(
                one
                for typed in self.members.of(base, callee.attribute)
                for one in self.results.of_calling(typed, term, receiver)
            )
        if not found:
            found = [
                one for typed in self.of(callee, receiver) for one in self.results.of_calling(typed, term, receiver)
            ]
        return found

    def _out_of_table(self, term: CodeTerm) -> list[Typed]:
        """Return what is taken out of a table of the code base, or out of what call sites give by keyword."""
        given = taken_from_rest(term)
        return self.registries.looked_up(term) or list(self.arguments.get(given, ()) if given else ())

    def _item(self, term: CodeTerm, receiver: Typed | None) -> list[Typed]:
        """Return an element; of what a view hands to its template, the value of that name."""
        named = self._named(term.at(term.value[2]), term.at(term.value[3]).text, receiver)
        columns = column_at(self.of(term.at(term.value[2]), receiver), term.at(term.value[3]).literal)
        return named or columns or self._element(term, receiver)

    def _named(self, base: CodeTerm, name: str | None, receiver: Typed | None) -> list[Typed]:
        """Return what stands under a name in what a view hands to its template, or a form has checked."""
        holders = [one for one in self.of(base, receiver) if one.kind in BY_NAME] if name else []
        return [found for one in holders for found in self.members.of(one, name or "")]

    def _element(self, term: CodeTerm, receiver: Typed | None) -> list[Typed]:
        base = term.at(term.value[2])
        part = source_of_part(term)
        if part is not None:
            return self._elements_of(part, receiver)
        source = base.resolved
        listed = source.elements() if source.op in (*DISPLAYS, f.BINOP, f.PHI) and term.op == f.ITER else []
        if listed:
            return self.registries.one_of([typed for part in listed for typed in self.of(part, receiver)])
        following = term.following()
        if following is not None:
            return list(self.of(following, receiver))
        looked_up = self._out_of_table(term) or self.results.in_brackets(term, receiver)
        return looked_up or self._elements_of(base, receiver)

    def _elements_of(self, base: CodeTerm, receiver: Typed | None) -> list[Typed]:
        """Return what iterating a value gives."""
        found = [element_of(self.knowledge, typed) for typed in self.of(base, receiver)]
        return [one for one in found if one is not None and one.of]

    def _entered(self, term: CodeTerm, receiver: Typed | None) -> list[Typed]:
        return list(self.of(term.at(term.value[2]), receiver))

    def _choice(self, term: CodeTerm, receiver: Typed | None) -> list[Typed]:
        return [typed for part in term.value[2] for typed in self.of(term.at(part), receiver)]

    def _operation(self, term: CodeTerm, receiver: Typed | None) -> list[Typed]:
        sides = [*self.of(term.at(term.value[3]), receiver), *self.of(term.at(term.value[4]), receiver)]
        return [typed for typed in sides if typed.kind in ROWS]

    def _display(self, term: CodeTerm, receiver: Typed | None) -> list[Typed]:
        parts = [typed for part in term.value[2] for typed in self.of(term.at(part), receiver)]
        return [replace(typed, kind=Kind.COLLECTION) for typed in parts if typed.kind is Kind.INSTANCE and typed.of]


FINDERS = {
    f.LOCAL: Types._local, f.NAME: Types._name, f.IMPORT: Types._name, f.DEF: Types._definition,
    f.PARAM: Types._parameter, f.ATTR: Types._attribute, f.CALL: Types._call, f.ITEM: Types._item,
    f.ITER: Types._element, f.ENTER: Types._entered, f.STAR: Types._entered, f.PHI: Types._choice,
    f.BINOP: Types._operation, f.LIST: Types._display, f.TUPLE: Types._display, f.SET: Types._display,
}  # fmt: skip
