"""What a term needs to know of the rest of the code, by places instead of terms. Pure."""

from collections.abc import Sequence
from typing import Protocol

from analyzer.model.facts import Scope
from analyzer.model.terms import ClassView, FunctionView

Place = tuple[str, int, int]  # module, scope, value: where a value stands


class Lookup(Protocol):
    """The rest of the code, asked by one term."""

    path_store: dict[Place, str]  # paths that were found before
    resolved_store: dict[Place, Place]  # value -> where it comes from, found before
    depth: int  # paths under way

    def scope(self, module: str, number: int) -> Scope:
        """Return a scope of a module."""

    def name(self, module: str, scope: int, name: str) -> Place | None:
        """Return what a name that is not bound in a scope means there."""

    def dotted(self, name: str) -> Place | None:
        """Return the value that an absolute dotted name leads to."""

    def member(self, module: str, scope: int, name: str) -> Place | None:
        """Return an attribute of a class of the code base, inherited ones included."""

    def canonical(self, name: str) -> str:
        """Return the dotted name of the definition behind a dotted name."""

    def exported(self, package: str, name: str) -> str:
        """Return what `from package import name` gives, as an absolute name."""

    def absolute(self, module: str, target: str) -> str:
        """Return a relative import target as an absolute name."""

    def unbound_path(self, module: str, name: str) -> str:
        """Return the path of a name that the code base binds nowhere: a builtin, a third-party star import."""

    def symbol(self, module: str, scope: int) -> str:
        """Return the dotted name of a scope."""

    def owner(self, module: str, scope: int) -> str:
        """Return the dotted name of the nearest scope that has a name of its own."""

    def file_path(self, module: str) -> str:
        """Return the path of a module's file."""

    def additions(self, place: Place) -> Sequence[tuple[str, Place]]:
        """Return what is appended ("append") to or poured into ("extend") a list, in order."""

    def view_of_class(self, module: str, scope: int) -> ClassView | None:
        """Return the view of a class scope."""

    def view_of_function(self, module: str, scope: int) -> FunctionView | None:
        """Return the view of a function scope."""
