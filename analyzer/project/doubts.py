"""What may run a definition although no call leads to it: libraries, decorators, names in strings. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property

from analyzer.model.code import Call, Definition
from analyzer.model.gaps import Doubt, DynamicSite
from analyzer.model.location import Confidence
from analyzer.model.names import ancestors_of, last_of, parent_of
from analyzer.project.code import ProjectCode
from analyzer.project.overrides import is_abstract
from analyzer.project.spoken import Spoken
from analyzer.project.terms import CodeTerm
from analyzer.project.views import CodeClass, CodeFunction

PLAIN = frozenset({"builtins", "typing", "typing_extensions", "abc", "enum", "dataclasses", "collections"})
HARMLESS = frozenset(
    {*PLAIN, "functools", "contextlib", "warnings", "deprecated"}
)  # packages whose decorators keep nothing
KEEPING = frozenset({"functools.singledispatch().register", "functools.singledispatchmethod().register"})
FEWEST_KNOWN = 3  # letters of a name made at run time that must be known; fewer match anything


@dataclass(frozen=True, slots=True)
class Live:
    """What runs, as far as is known."""

    functions: frozenset[str]  # reached from an entry point, or run when a module is loaded
    named: frozenset[str]  # that, every definition that it names, and what those name


class Doubts:
    """Looks for reasons why a definition may run."""

    def __init__(
        self, code: ProjectCode, live: Live, spoken: Spoken, dynamic: Iterable[DynamicSite], calls: Iterable[Call]
    ) -> None:
        """Know what runs, which names are met, which are made at run time, and which calls are by name only."""
        self.code, self.live, self.spoken = code, live, spoken
        self.patterns = frozenset(one.pattern for one in dynamic if len(one.pattern.strip("*")) >= FEWEST_KNOWN)
        self.reflecting = frozenset(parent_of(one.function) for one in dynamic if one.kind == "attribute")
        rows = tuple(calls)
        self.by_name = frozenset(one.callee for one in rows if one.confidence is Confidence.LOW)
        self.callees: dict[str, set[str]] = {}  # last name -> what calls lead to
        for one in rows:
            self.callees.setdefault(last_of(one.callee), set()).add(one.callee)

    def of(self, one: Definition) -> tuple[Doubt, ...]:
        """Return everything that may run a definition, in the order of `Doubt`."""
        found = set(self._of_name(one))
        view = self.code.class_of(one.name) if one.kind == "class" else self.code.function_of(one.name)
        if isinstance(view, CodeClass):
            found.update(self._of_class(view))
        elif view is not None:
            found.update(self._of_function(view))
        return tuple(doubt for doubt in Doubt if doubt in found)

    def _of_name(self, one: Definition) -> Iterator[Doubt]:
        name = last_of(one.name)
        if one.kind != "class" and one.name in self.live.named:
            yield Doubt.HANDED_ON
        if name in self.spoken.strings:
            yield Doubt.STRING
        if one.kind != "method" and name in self._exported.get(one.module, ()):
            yield Doubt.EXPORTED
        if any(fnmatchcase(name, pattern) or fnmatchcase(one.name, pattern) for pattern in self.patterns):
            yield Doubt.DYNAMIC

    def _of_class(self, view: CodeClass) -> Iterator[Doubt]:
        if any(self._keeps(term) for term in view.decorators):
            yield Doubt.DECORATED
        if self._extends_library(view) or any(self._finds_subclasses(one) for one in view.ancestors()):
            yield Doubt.SUBCLASS

    def _of_function(self, view: CodeFunction) -> Iterator[Doubt]:
        if view.symbol in self.by_name:
            yield Doubt.LOW_CALL
        if view.name.startswith("__") and view.name.endswith("__"):
            yield Doubt.SPECIAL
        if any(self._keeps(term) for term in view.decorators):
            yield Doubt.DECORATED
        elsewhere = self.callees.get(view.name, set()) - {view.symbol} if view.class_symbol else set()
        if view.name in self.spoken.called or elsewhere:
            yield Doubt.CALLED_BY_NAME
        if view.name in self.spoken.read:
            yield Doubt.READ_BY_NAME
        owner = self.code.class_of(view.class_symbol) if view.class_symbol else None
        if owner is not None:
            yield from self._of_method(view, owner)

    def _of_method(self, view: CodeFunction, owner: CodeClass) -> Iterator[Doubt]:
        if self._extends_library(owner) or self._is_made_elsewhere(owner, view):
            yield Doubt.LIBRARY_BASE
        above = [f"{one.symbol}.{view.name}" for one in owner.ancestors()[1:]]
        if (owner.symbol, view.name) in self._runs_below or not self.live.functions.isdisjoint(above):
            yield Doubt.NAMESAKE
        if is_abstract(view):
            yield Doubt.ABSTRACT
        if not self.reflecting.isdisjoint(owner.mro):
            yield Doubt.DYNAMIC

    @cached_property
    def _runs_below(self) -> frozenset[tuple[str, str]]:
        """Class and name of every method that runs in a subclass."""
        found: set[tuple[str, str]] = set()
        for view in self.code.classes():
            names = [one.name for one in view.functions() if one.symbol in self.live.functions]
            found.update((path, name) for path in view.mro[1:] for name in names)
        return frozenset(found)

    @cached_property
    def _made(self) -> frozenset[str]:
        """Classes of which code makes instances, with all that those extend; a library makes those of the others."""
        named = (
            parent_of(one) if one.endswith(".__init__") else one for found in self.callees.values() for one in found
        )
        views = [view for name in named if (view := self.code.class_of(name)) is not None]
        return frozenset(path for view in views for path in view.mro)

    def _is_made_elsewhere(self, owner: CodeClass, view: CodeFunction) -> bool:
        """Say whether no line makes the instances that a method is for; members of an enumeration make themselves."""
        is_enum = any(path.startswith("enum.") for path in owner.mro)
        return not (is_enum or owner.symbol in self._made or _is_of_class(view))

    @cached_property
    def _exported(self) -> dict[str, frozenset[str]]:
        """Module -> the names that its own `__all__`, or that of a package around it, holds."""
        exports = {name: frozenset(one.facts.exports or ()) for name, one in self.code.all_modules.items()}
        return {
            name: frozenset().union(*(exports.get(one, frozenset()) for one in ancestors_of(name))) for name in exports
        }

    def _extends_library(self, view: CodeClass) -> bool:
        """Say whether a class extends one that was not read and whose code may call its methods."""
        outside = [path for path in view.mro[1:] if self.code.class_of(path) is None]
        unknown = any(not path for one in view.ancestors() for path in one.bases)
        return unknown or any(path.partition(".")[0] not in PLAIN for path in outside)

    @staticmethod
    def _finds_subclasses(view: CodeClass) -> bool:
        return "__init_subclass__" in view.body or "metaclass" in view.keywords

    def _keeps(self, decorator: CodeTerm) -> bool:
        """Say whether a decorator may keep what it decorates: one of a library, or one that gives back what it got."""
        named = decorator.callee if decorator.is_call and decorator.callee is not None else decorator
        function = named.as_function
        if isinstance(function, CodeFunction):
            inner = [one.as_function for one in function.returns()] if decorator.is_call else [function]
            return any(_gives_back(one) for one in inner if isinstance(one, CodeFunction))
        if named.as_class is not None:
            return True
        path = named.path.removesuffix("()")
        if not path and named.attribute in ("setter", "deleter", "getter"):
            return False
        return path in KEEPING or path.partition(".")[0] not in HARMLESS


def _is_of_class(view: CodeFunction) -> bool:
    return any(one.path in ("builtins.staticmethod", "builtins.classmethod") for one in view.decorators)


def _gives_back(view: CodeFunction) -> bool:
    """Say whether a function returns a parameter: `def keep(f): table.append(f); return f`."""
    own = {one.name for one in view.scope.parameters}
    return any(one.parameter in own and one.owner == view.symbol for one in view.returns())
