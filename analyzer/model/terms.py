"""Values, functions and classes of the code as framework files may ask for them. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from analyzer.model.location import Location


class Term(Protocol):
    """A value somewhere in the code, names followed. Two terms are equal when they are the same value."""

    def __hash__(self) -> int:
        """Hash by the place of the value."""

    @property
    def path(self) -> str:
        """The dotted path it stands for, names, imports and variables followed; "" where it has none."""

    @property
    def resolved(self) -> "Term":
        """The term where the value comes from, local names, variables and imports followed."""

    @property
    def location(self) -> Location:
        """Where it stands."""

    @property
    def module(self) -> str:
        """The module it stands in."""

    @property
    def owner(self) -> str:
        """The function, class or module whose body it stands in."""

    @property
    def row(self) -> "Term":
        """The value in a table's row or a call's arguments that a case binds it to; itself where it is not bound."""

    @property
    def literal(self) -> Any:
        """The constant it is (str, int, float, bool, None); `...` where it is none. Constant names are followed."""

    @property
    def text(self) -> str | None:
        """The string it is, concatenations and formatted constants joined; None where a part is unknown."""

    def texts(self) -> "Sequence[str]":
        """Return every string it may be, functions that build strings evaluated; none where one is unknown."""

    @property
    def is_call(self) -> bool:
        """Whether the resolved value is a call."""

    @property
    def callee(self) -> "Term | None":
        """What the resolved call calls."""

    @property
    def base(self) -> "Term | None":
        """The value before the dot, the bracket or the operator; None for other terms."""

    @property
    def attribute(self) -> str:
        """The name after the dot; "" for other terms."""

    @property
    def arguments(self) -> "Sequence[Term]":
        """Positional arguments of the resolved call."""

    @property
    def keywords(self) -> "Mapping[str, Term]":
        """Keyword arguments of the resolved call."""

    @property
    def key(self) -> "Term | None":
        """The value in the brackets of the resolved subscript; None for other terms."""

    @property
    def iterated(self) -> "Term | None":
        """What the resolved term is one element of: `y` for the x of `for x in y`; None for other terms."""

    @property
    def parameter(self) -> str:
        """The name of the parameter that the resolved term is; "" for other terms."""

    @property
    def bound_to(self) -> str:
        """The name that the resolved term's own scope binds it to; "" where it binds none."""

    @property
    def joined(self) -> "Sequence[Term]":
        """The parts of the resolved f-string or sum, in order; none for other terms."""

    @property
    def filled(self) -> "tuple[Term, Term] | None":
        """The format of the resolved `format % value`, and what fills it; None for other terms."""

    def argument(self, position: int, name: str = "") -> "Term | None":
        """Return an argument by position or name."""

    def elements(self) -> "Sequence[Term]":
        """Return the parts of a list, tuple or set: sums, stars, alternatives, append and extend followed."""

    def parts(self) -> "Sequence[Term]":
        """Return its elements and, in their places, the lists that could not be followed."""

    def pairs(self) -> "Sequence[tuple[Term | None, Term]]":
        """Return keys and values of a dict; the key is None for `**other` that could not be followed."""

    def alternatives(self) -> "Sequence[Term]":
        """Return the values it may be where control flow joins; itself where there is only one."""

    def origins(self) -> "Sequence[Term]":
        """Return the terms where the value is made: through alternatives, functions, attributes of `self`."""

    def walk(self) -> "Iterator[Term]":
        """Go through it and everything below it inside its expression, names followed at most once."""

    @property
    def annotation(self) -> "Term | None":
        """The annotation of the parameter it is; None for other terms."""

    @property
    def as_class(self) -> "ClassView | None":
        """The class of the code base that it is."""

    @property
    def as_function(self) -> "FunctionView | None":
        """The function, method or lambda of the code base that it is."""

    @property
    def as_method(self) -> "FunctionView | None":
        """The method of the code base that `self.method` or `Made().method` is."""


class FunctionView(Protocol):
    """A function or method of the code base."""

    symbol: str
    name: str
    module: str
    class_symbol: str  # the class whose body defines it, "" for plain functions
    location: Location
    is_async: bool
    docstring: str

    @property
    def decorators(self) -> Sequence[Term]:
        """Decorators, outermost first."""

    @property
    def parameters(self) -> "Sequence[tuple[str, Term | None, Term | None]]":
        """Name, annotation and default of every parameter, in order."""

    @property
    def return_annotation(self) -> Term | None:
        """The annotation behind the arrow."""

    def returns(self) -> Sequence[Term]:
        """Return what it returns or yields."""

    def calls(self) -> Sequence[Term]:
        """Return the calls in its body, lambdas and comprehensions included, in order."""

    def stores(self) -> Sequence[tuple[Term, str, Term]]:
        """Return base, name and value of every `base.name = value` in its body, in order."""

    def puts(self) -> Sequence[tuple[Term, Term, Term]]:
        """Return base, key and value of every `base[key] = value` in its body, in order."""


class ClassView(Protocol):
    """A class of the code base."""

    symbol: str
    name: str
    module: str
    location: Location
    docstring: str

    @property
    def typing_only(self) -> bool:
        """Whether it is defined under `if TYPE_CHECKING`."""

    @property
    def bases(self) -> Sequence[str]:
        """Paths of its bases, in order; "" for one that is unknown."""

    @property
    def base_terms(self) -> Sequence[Term]:
        """The bases as terms."""

    @property
    def mro(self) -> Sequence[str]:
        """Paths of itself and all ancestors, nearest first, external ones included."""

    @property
    def decorators(self) -> Sequence[Term]:
        """Decorators, outermost first."""

    @property
    def keywords(self) -> Mapping[str, Term]:
        """Class keywords: `class A(B, table=True)`."""

    @property
    def body(self) -> Mapping[str, Term]:
        """Names bound in its own body, in order."""

    @property
    def annotations(self) -> Mapping[str, Term]:
        """Annotations of names in its own body, in order."""

    def attribute(self, name: str) -> Term | None:
        """Return a name from its body or the nearest ancestor of the code base that has it."""

    def own_function(self, name: str) -> FunctionView | None:
        """Return a method of its own body."""

    def function(self, name: str) -> FunctionView | None:
        """Return a method, inherited ones included."""

    def inner(self, name: str) -> "ClassView | None":
        """Return a class defined in its own body (`Meta`)."""

    def functions(self) -> Sequence[FunctionView]:
        """Return the methods of its own body, in order."""


class Code(Protocol):
    """The whole code base, names resolved: what framework functions may ask."""

    def classes(self) -> Sequence[ClassView]:
        """Return every class, sorted by symbol; those of tests and migrations are left out."""

    def functions(self) -> Sequence[FunctionView]:
        """Return every function and method, sorted by symbol; those of tests and migrations are left out."""

    def class_of(self, symbol: str) -> ClassView | None:
        """Return a class by its symbol."""

    def subclasses_of(self, paths: frozenset[str]) -> Sequence[ClassView]:
        """Return the classes that have one of the paths among their ancestors (not themselves)."""

    def calls_to(self, paths: frozenset[str]) -> Sequence[Term]:
        """Return every call whose callee has one of the paths, in order of module and line."""

    def calls_of(self, member: str) -> Sequence[Term]:
        """Return every call of the form `x.member(...)`, in order of module and line."""

    def modules(self) -> Sequence[str]:
        """Return every module of the running application, sorted."""

    def path_of(self, module: str) -> str:
        """Return the path of a module's file."""

    def bound_in(self, module: str) -> Sequence[str]:
        """Return the names that a module's own body binds, in order."""

    def variable(self, module: str, name: str) -> Term | None:
        """Return what a module-level name is bound to, star imports followed."""

    def variables(self, name: str) -> Sequence[Term]:
        """Return what a module-level name is bound to in every module that binds it itself."""

    def cases(self, term: Term) -> Sequence[Term]:
        """Return a term once per binding of its loop variables and parameters: literal lists, call sites; bounded."""

    def stores_to(self, member: str) -> Sequence[Term]:
        """Return every value in a statement `x.member = value`, in order of module and line."""

    def puts(self) -> Sequence[tuple[Term, Term, Term]]:
        """Return base, key and value of every `base[key] = value`, in order of module and line."""

    def main_guards(self) -> Sequence[Term]:
        """Return the tests `__name__ == "__main__"` of module bodies, sorted by module."""

    def manifests(self) -> Sequence[str]:
        """Return the paths of all manifest files, sorted."""

    def manifest(self, path: str) -> str:
        """Return the text of a manifest file, "" where there is none."""
