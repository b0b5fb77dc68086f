"""What one piece of test code names, asks for and runs: functions, methods, classes and variables of tests. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from analyzer.model import facts as f
from analyzer.model.location import Location
from analyzer.project.instances import class_of_self
from analyzer.project.requests import Request, Requests
from analyzer.project.suites import TEST, Suites, is_fixture, values_of_parameter
from analyzer.project.terms import CodeTerm
from analyzer.project.views import CodeClass, CodeFunction
from analyzer.project.written_addresses import NOTHING, Given, Reader

DEEPEST = 6  # values behind values on the way to the class of an object
MOST_HELPERS = 2  # that hand on what they are given
Piece = tuple[str, int, str]  # module, scope and the class it runs for, "" for none


@dataclass(slots=True)
class Body:
    """What a piece of test code does by itself."""

    names: dict[str, Location] = field(default_factory=dict)  # of the running application -> first line
    pieces: set[Piece] = field(default_factory=set)  # of test code that it runs or names
    requests: list[Request] = field(default_factory=list)
    by_parameter: bool = False  # whether it asks for what its callers give it


class SuiteCode:
    """Reads pieces of test code, each once for every class that it runs for."""

    def __init__(self, suites: Suites, requests: Requests, labels: Mapping[str, str]) -> None:
        """Read the modules of `suites`; `labels` name classes in strings: "shop.Order"."""
        self.suites, self.code, self.requests, self.labels = suites, suites.code, requests, labels
        self.running = frozenset(self.code.modules())
        self.own = frozenset(suites.modules)
        self._bodies: dict[Piece, Body] = {}
        self._owners: dict[str, CodeClass] = {one.symbol: one for one in suites.classes}
        self._stores: dict[tuple[str, str], list[CodeTerm]] = {}
        self._inner: dict[str, dict[int, list[int]]] = {}

    def body(self, piece: Piece) -> Body:
        """Return what a piece does."""
        if piece not in self._bodies:
            self._bodies[piece] = Body()
            self._read(piece, self._bodies[piece])
        return self._bodies[piece]

    def piece_of(self, view: CodeFunction | CodeClass, owner: CodeClass | None = None) -> Piece:
        """Return a function for the class that it runs for, or the body of a class."""
        return (view.module, view.number, owner.symbol if owner is not None else "")

    def _read(self, piece: Piece, body: Body) -> None:
        module, number, symbol = piece
        receiver = self._owners.get(symbol)
        for scope in self._scopes(module, number):
            for index in range(len(self.code.scope(module, scope).values)):
                self._read_value(CodeTerm(self.code, (module, scope, index)), receiver, body)
        view = self.code.view_of_function(module, number)
        for decorator in view.decorators if view is not None else ():
            for part in decorator.walk():
                self._name(part, receiver, body)
        self._read_requests(piece, NOTHING, 0, body)
        body.pieces.discard(piece)

    def _scopes(self, module: str, number: int) -> Iterator[int]:
        """Go through a scope, the functions and lambdas inside it and, of a class, the classes inside it."""
        yield number
        inner = (
            (f.CLASS_BODY,)
            if self.code.scope(module, number).kind == f.CLASS_BODY
            else (f.FUNCTION_BODY, f.LAMBDA_BODY)
        )
        for other in self._inside(module).get(number, ()):
            if self.code.scope(module, other).kind in inner:
                yield from self._scopes(module, other)

    def _inside(self, module: str) -> Mapping[int, Sequence[int]]:
        """Return the scopes of a module by the one around them."""
        if module not in self._inner:
            found: dict[int, list[int]] = {}
            for number, scope in enumerate(self.code.all_modules[module].facts.scopes):
                found.setdefault(scope.parent, []).append(number)
            self._inner[module] = found
        return self._inner[module]

    def _read_value(self, term: CodeTerm, receiver: CodeClass | None, body: Body) -> None:
        if term.op in (f.NAME, f.ATTR, f.LOCAL):
            self._name(term, receiver, body)
        elif term.op == f.CONST and term.value[2] in self.labels:
            body.names.setdefault(self.labels[term.value[2]], term.location)

    def _name(self, term: CodeTerm, receiver: CodeClass | None, body: Body) -> None:
        """Note the definition that a value is: of the application, or of test code."""
        source = term.resolved
        if source.op == f.DEF:
            self._note(source.module, source.value[2], term.path, term.location, body)
        elif term.op == f.ATTR:
            self._method(term, receiver, body)
        elif source.place != term.place and source.module in self.own and source.scope == 0:
            for part in source.walk():  # a variable of a module of tests
                if part.op in (f.NAME, f.ATTR) and part.resolved.op == f.DEF:
                    made = part.resolved
                    self._note(made.module, made.value[2], part.path, term.location, body)

    def _note(self, module: str, number: int, path: str, place: Location, body: Body) -> None:
        if module in self.running:
            body.names.setdefault(path, place)
        elif module in self.own:
            view = self.code.view_of_class(module, number)
            outer = self.code.scope(module, self.code.scope(module, number).parent).kind
            around = self.code.symbol(module, self.code.scope(module, number).parent) if outer == f.CLASS_BODY else ""
            body.pieces.add((module, number, around if view is None else ""))
            made = view.function("__init__") if view is not None else None
            if made is not None and made.module in self.own:
                body.pieces.add(self.piece_of(made, view))

    def _method(self, term: CodeTerm, receiver: CodeClass | None, body: Body) -> None:
        view, owner = self.method(term, receiver)
        if owner is None or view is None:
            return
        if view.module in self.running:
            body.names.setdefault(view.symbol, term.location)
        elif view.module in self.own:
            body.pieces.add(self.piece_of(view, owner))

    def method(self, term: CodeTerm, receiver: CodeClass | None) -> tuple[CodeFunction | None, CodeClass | None]:
        """Return the method that `value.name` is, and the class that it runs for."""
        base, name = term.at(term.value[2]), term.value[3]
        if base.op == f.CALL and base.path == "builtins.super()":
            return self._inherited(term, name, receiver)
        owner = self.class_of(base, receiver)
        return (owner.function(name) if owner is not None else None), owner

    def _inherited(
        self, term: CodeTerm, name: str, receiver: CodeClass | None
    ) -> tuple[CodeFunction | None, CodeClass | None]:
        """Return the method of `super().name`: of what comes behind the class around it."""
        parent = self.code.scope(term.module, term.scope).parent
        around = self.code.view_of_class(term.module, parent) if parent >= 0 else None
        owner = receiver or around
        if owner is None or around is None:
            return None, None
        order = owner.ancestors()
        behind = order[order.index(around) + 1 :] if around in order else []
        return next((found for one in behind if (found := one.own_function(name)) is not None), None), owner

    def class_of(self, term: CodeTerm, receiver: CodeClass | None, depth: int = 0) -> CodeClass | None:
        """Return the class of an object: `self`, what is made of a class, kept under `self`, given by a fixture."""
        if depth > DEEPEST:
            return None
        for source in term.alternatives():
            if source.op == f.CALL:
                made = source.at(source.value[2]).resolved
                if made.op == f.DEF:
                    return self.code.view_of_class(made.module, made.value[2])
            elif source.op == f.PARAM:
                first = class_of_self(source)
                if first is not None:
                    return receiver or (first if isinstance(first, CodeClass) else None)
                return self._first_class(self.given_by_fixture(source), None, depth)
            elif source.op == f.ATTR:
                owner = self.class_of(source.at(source.value[2]), receiver, depth + 1)
                return (
                    self._first_class(self.stored(owner, source.value[3]), owner, depth) if owner is not None else None
                )
        return None

    def _first_class(self, terms: Sequence[CodeTerm], owner: CodeClass | None, depth: int) -> CodeClass | None:
        return next((found for one in terms if (found := self.class_of(one, owner, depth + 1)) is not None), None)

    def stored(self, owner: CodeClass, name: str) -> Sequence[CodeTerm]:
        """Return what the methods of a class store under an attribute of `self`, those of its nearest class that do."""
        key = (owner.symbol, name)
        if key not in self._stores:
            self._stores[key] = next((found for one in owner.ancestors() if (found := [*_stores_in(one, name)])), [])
        return self._stores[key]

    def given_by_fixture(self, parameter: CodeTerm) -> Sequence[CodeTerm]:
        """Return what the fixture gives whose name a parameter has, or the values that a decorator names for it."""
        test = self.code.view_of_function(parameter.module, parameter.scope)
        values = values_of_parameter(test, parameter.parameter) if test is not None else []
        if values:
            return values
        view = self.suites.fixture(parameter.parameter, parameter.module)
        if view is None or (view.number == parameter.scope and view.module == parameter.module):
            return ()
        return view.returns()

    def reader(self, receiver: CodeClass | None, given: Given) -> Reader:
        """Return a reader of addresses for a class and what a helper is given."""
        return Reader(self.stored, self.given_by_fixture, receiver, given)

    def _read_requests(self, piece: Piece, given: Given, depth: int, body: Body) -> None:
        """Read the requests of a piece; those of helpers that depend on what they are given, where they are called."""
        module, number, symbol = piece
        reader = self.reader(self._owners.get(symbol), given)
        for scope in self._scopes(module, number):
            for effect in self.code.scope(module, scope).effects:
                if effect[0] == f.CALLS:
                    self._read_call(CodeTerm(self.code, (module, scope, effect[3])), reader, depth, body)

    def _read_call(self, call: CodeTerm, reader: Reader, depth: int, body: Body) -> None:
        """Read one call: a request, or a helper that asks for what it is given."""
        reader.asked = reader.used = False
        request = self.requests.read(call, reader)
        if request is not None:
            self._take(request, call, reader, depth, body)
            return
        view, owner = self._helper(call, reader.receiver)
        if view is None or depth > MOST_HELPERS or not self.body(self.piece_of(view, owner)).by_parameter:
            return
        given = reader.passed(call, view)
        if reader.asked and not depth and not self._is_started(call):
            body.by_parameter = True
        else:
            inner = Body()
            self._read_requests(self.piece_of(view, owner), given, depth + 1, inner)
            body.requests += [replace(one, location=call.location) for one in inner.requests]

    def _take(self, request: Request, call: CodeTerm, reader: Reader, depth: int, body: Body) -> None:
        """Take a request where it is known; one for what a helper is given belongs to those who give it."""
        if depth:
            body.requests += [request] if reader.used else []
        elif reader.asked and not self._is_started(call):
            body.by_parameter = True
        else:
            body.requests.append(request)

    def _is_started(self, term: CodeTerm) -> bool:
        """Say whether a runner calls the function around a value: nobody else gives it anything."""
        view = self.code.view_of_function(term.module, term.scope)
        return view is not None and (view.name.startswith(TEST) or is_fixture(view))

    def _helper(self, call: CodeTerm, receiver: CodeClass | None) -> tuple[CodeFunction | None, CodeClass | None]:
        """Return the function of test code that a call runs, and the class that it runs for."""
        callee = call.at(call.value[2])
        view, owner = self.method(callee, receiver) if callee.op == f.ATTR else (None, None)
        found = view or callee.as_function
        return (found if isinstance(found, CodeFunction) and found.module in self.own else None), owner


def _stores_in(owner: CodeClass, name: str) -> Iterator[CodeTerm]:
    for view in owner.functions():
        for base, stored, value in view.stores():
            if stored == name and class_of_self(base.resolved) is not None:
                yield value
