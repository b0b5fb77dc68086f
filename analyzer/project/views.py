"""Classes and functions of the code base as framework files see them. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from analyzer.model import facts as f
from analyzer.model.facts import Scope
from analyzer.model.location import Location
from analyzer.model.names import last_of
from analyzer.project.lookup import Lookup
from analyzer.project.terms import CodeTerm

METACLASS_CALLS = ("with_metaclass", "add_metaclass")
MOST_ANCESTORS = 20_000  # of one class, each counted on every way to it


class ScopeView:
    """A class or function scope with its place."""

    def __init__(self, lookup: Lookup, module: str, number: int) -> None:
        """Stand for scope `number` of `module`."""
        self.lookup = lookup
        self.module = module
        self.number = number
        self.scope: Scope = lookup.scope(module, number)
        self.symbol = lookup.symbol(module, number)
        self.name = last_of(self.symbol)
        self.docstring = self.scope.docstring
        self.location = Location(lookup.file_path(module), self.scope.line)

    def outer_term(self, number: int) -> CodeTerm:
        """Return a value of the enclosing scope."""
        return CodeTerm(self.lookup, (self.module, self.scope.parent, number))

    def term(self, number: int) -> CodeTerm:
        """Return a value of this scope."""
        return CodeTerm(self.lookup, (self.module, self.number, number))

    @cached_property
    def decorators(self) -> Sequence[CodeTerm]:
        """Decorators, outermost first."""
        return [self.outer_term(number) for number in self.scope.decorators]


class CodeFunction(ScopeView):
    """A function or method; implements `analyzer.model.knowledge.FunctionView`."""

    def __init__(self, lookup: Lookup, module: str, number: int) -> None:
        """Stand for a function scope."""
        super().__init__(lookup, module, number)
        self.is_async = self.scope.is_async
        outer = lookup.scope(module, self.scope.parent)
        self.class_symbol = lookup.symbol(module, self.scope.parent) if outer.kind == f.CLASS_BODY else ""

    @property
    def parameters(self) -> Sequence[tuple[str, CodeTerm | None, CodeTerm | None]]:
        """Name, annotation and default of every parameter, in order."""
        return [(one.name, self._outer(one.annotation), self._outer(one.default)) for one in self.scope.parameters]

    @cached_property
    def is_setter(self) -> bool:
        """Whether it sets or deletes the property of the same name."""
        return any(one.attribute in ("setter", "deleter") for one in self.decorators)

    def _outer(self, number: int) -> CodeTerm | None:
        return self.outer_term(number) if number >= 0 else None

    @property
    def return_annotation(self) -> CodeTerm | None:
        """The annotation behind the arrow."""
        return self._outer(self.scope.returns)

    def returns(self) -> Sequence[CodeTerm]:
        """Return what it returns or yields."""
        return [self.term(effect[3]) for effect in self.scope.effects if effect[0] in (f.RETURNS, f.YIELDS)]

    def calls(self) -> Sequence[CodeTerm]:
        """Return the calls in its body, those of its lambdas included."""
        return self._calls_in(self.number)

    def stores(self) -> Sequence[tuple[CodeTerm, str, CodeTerm]]:
        """Return base, name and value of every `base.name = value` in its body."""
        effects = [effect for effect in self.scope.effects if effect[0] == f.STORES and effect[3] >= 0]
        return [(self.term(effect[3]), effect[4], self.term(effect[5])) for effect in effects]

    def puts(self) -> Sequence[tuple[CodeTerm, CodeTerm, CodeTerm]]:
        """Return base, key and value of every `base[key] = value` in its body."""
        effects = [effect for effect in self.scope.effects if effect[0] == f.SETS and effect[3] >= 0]
        return [(self.term(base), self.term(key), self.term(value)) for *_kind, base, key, value in effects]

    def _calls_in(self, number: int) -> list[CodeTerm]:
        scope = self.lookup.scope(self.module, number)
        found = [
            CodeTerm(self.lookup, (self.module, number, effect[3])) for effect in scope.effects if effect[0] == f.CALLS
        ]
        for value in scope.values:
            if value[0] == f.DEF and self.lookup.scope(self.module, value[2]).kind == f.LAMBDA_BODY:
                found.extend(self._calls_in(value[2]))
        return found


class CodeClass(ScopeView):
    """A class; implements `analyzer.model.knowledge.ClassView`."""

    @cached_property
    def typing_only(self) -> bool:
        """Whether it is defined under `if TYPE_CHECKING`."""
        regions, region = self.lookup.scope(self.module, self.scope.parent).regions, self.scope.region
        while region >= 0:
            if regions[region][1] == f.TYPING:
                return True
            region = regions[region][0]
        return False

    @cached_property
    def base_terms(self) -> Sequence[CodeTerm]:
        """The bases as terms; `with_metaclass(Meta, Base)` is Base."""
        found: list[CodeTerm] = []
        for number in self.scope.bases:
            term = self.outer_term(number)
            callee = term.callee if term.op == f.CALL else None
            if callee is not None and last_of(callee.path) in METACLASS_CALLS:
                found.extend(term.arguments[1:])
            else:
                found.append(term)
        return found

    @cached_property
    def bases(self) -> Sequence[str]:
        """Paths of its bases; generic arguments are left out."""
        return [term.path.removesuffix("[]") for term in self.base_terms]

    @cached_property
    def mro(self) -> Sequence[str]:
        """Paths of itself and all ancestors, nearest first.

        Source: depth first, last occurrence kept, which is C3 for every hierarchy that C3 accepts but for the
        order of unrelated mixins (docs.python.org, "The Python 2.3 Method Resolution Order").
        """
        order = dict.fromkeys(reversed(list(islice(self._lineage(), MOST_ANCESTORS))))
        return list(reversed(order))

    def _lineage(self) -> Iterator[str]:
        """Go through itself and all ancestors, depth first; a circle ends where it closes."""
        on_the_way: set[str] = {self.symbol}
        yield self.symbol
        waiting = [(self.symbol, iter(self._parents))]
        while waiting:
            parent = next(waiting[-1][1], None)
            if parent is None:
                on_the_way.discard(waiting.pop()[0])
                continue
            symbol = parent if isinstance(parent, str) else parent.symbol
            yield symbol
            if isinstance(parent, CodeClass) and symbol not in on_the_way:
                on_the_way.add(symbol)
                waiting.append((symbol, iter(parent._parents)))

    @cached_property
    def _parents(self) -> "list[CodeClass | str]":
        """The classes behind its bases, and the paths of bases that are none of the code base."""
        found: list[CodeClass | str] = []
        for term, path in zip(self.base_terms, self.bases, strict=True):
            parents = self._classes_behind(term)
            found.extend(parents)
            if path and all(path != parent.symbol for parent in parents):
                found.append(path)
        return found

    def _classes_behind(self, term: CodeTerm) -> "list[CodeClass]":
        """Return the classes of the code base behind a base: itself, or those given to a class factory."""
        base = term.base if term.op == f.ITEM else term
        if base is None:
            return []
        views = [base.as_class] if base.resolved.op == f.DEF else [one.as_class for one in self._given(base)]
        return [view for view in views if isinstance(view, CodeClass) and view is not self]

    @staticmethod
    def _given(factory: CodeTerm) -> list[CodeTerm]:
        return [*factory.arguments, *factory.keywords.values()]

    @property
    def keywords(self) -> Mapping[str, CodeTerm]:
        """Class keywords."""
        return {name: self.outer_term(number) for name, number in self.scope.keywords}

    @cached_property
    def body(self) -> Mapping[str, CodeTerm]:
        """Names bound in its own body, in order."""
        return {name: self.term(number) for name, number in self.scope.bindings.items()}

    @property
    def annotations(self) -> Mapping[str, CodeTerm]:
        """Annotations of names in its own body, in order."""
        return {name: self.term(number) for name, number in self.scope.annotations.items()}

    def ancestors(self) -> "list[CodeClass]":
        """Return itself and its ancestors inside the code base, nearest first."""
        return self._ancestors

    @cached_property
    def _ancestors(self) -> "list[CodeClass]":
        found: list[CodeClass] = []
        for path in self.mro:
            place = self.lookup.dotted(path)
            view = CodeTerm(self.lookup, place).as_class if place else None
            if isinstance(view, CodeClass):
                found.append(view)
        return found if found and found[0] is self else [self, *[one for one in found if one is not self]]

    def attribute(self, name: str) -> CodeTerm | None:
        """Return a name from its body or the nearest ancestor that has it."""
        if name not in self._attributes:
            self._attributes[name] = next((one.body[name] for one in self.ancestors() if name in one.body), None)
        return self._attributes[name]

    @cached_property
    def _attributes(self) -> dict[str, CodeTerm | None]:
        return {}

    def own_function(self, name: str) -> CodeFunction | None:
        """Return a method of its own body."""
        view = self.body[name].as_function if name in self.body else None
        return view if isinstance(view, CodeFunction) else None

    def function(self, name: str) -> CodeFunction | None:
        """Return a method, inherited ones included."""
        return next((found for one in self.ancestors() if (found := one.own_function(name))), None)

    def inner(self, name: str) -> "CodeClass | None":
        """Return a class defined in its own body."""
        view = self.body[name].as_class if name in self.body else None
        return view if isinstance(view, CodeClass) else None

    def functions(self) -> Sequence[CodeFunction]:
        """Return the methods of its own body, in order."""
        found = [self.own_function(name) for name in self.body]
        return [one for one in found if one is not None and one.class_symbol == self.symbol]
