"""Go through the code of every function, once for each class it is bound to. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analyzer.model import facts as f
from analyzer.model.facts import Effect
from analyzer.model.location import Location
from analyzer.project.code import ProjectCode
from analyzer.project.kinds import Typed
from analyzer.project.openers import opened_path
from analyzer.project.terms import CodeTerm

Node = tuple[str, str]  # a function and the class it is bound to, "" where that makes no difference
BODIES = (f.MODULE_BODY, f.CLASS_BODY, f.FUNCTION_BODY, f.LAMBDA_BODY)
NESTED = (f.LOOP, f.COMPREHENSION)


@dataclass(frozen=True, slots=True)
class Site:
    """One effect in the code: where it is, in which function, under what."""

    term: CodeTerm  # the value the effect is about
    effect: Effect  # of an attribute read, its kind and line only
    owner: str  # the function, class or module that runs it
    in_loop: bool
    contexts: tuple[str, ...]  # paths of the context managers and decorators around it, innermost first
    receiver: Typed | None = None  # what the code is walked for; None: what defines it
    place: Location | None = None  # where it stands, for what a template does
    later: bool = False  # whether what it runs runs apart: in another thread, after the commit or the answer

    @property
    def node(self) -> Node:
        """The function and the class that it is walked for."""
        return (self.owner, self.receiver.class_symbol if self.receiver is not None else "")

    @property
    def line(self) -> int:
        """Where it happens."""
        return int(self.effect[1])

    @property
    def location(self) -> Location:
        """File and line where it happens."""
        return self.place or Location(self.term.location.path, self.line)


class Walk:
    """Every effect of the running application, or of one method for one class."""

    def __init__(
        self, code: ProjectCode, scopes: Iterable[tuple[str, int]] | None = None, receiver: Typed | None = None
    ) -> None:
        """Walk `code`: all of it, or some scopes for what they are bound to."""
        self.code = code
        self.receiver = receiver
        self.scopes = tuple(code.scopes_of(*BODIES) if scopes is None else scopes)
        self._sites: dict[int, list[Site]] = {}
        self._known: dict[tuple[str, int, int], tuple[bool, tuple[str, ...]]] = {}  # module, scope, region

    def sites(self, kind: int) -> list[Site]:
        """Return the effects of one kind (CALLS, STORES ...), in order of module, scope and place."""
        if kind not in self._sites:
            self._sites[kind] = list(self._go_through(kind))
        return self._sites[kind]

    def attributes(self, names: frozenset[str]) -> Iterator[Site]:
        """Go through the reads of attributes with one of the names, in order of module, scope and place."""
        for module, number in self.scopes:
            for index, value in enumerate(self.code.scope(module, number).values):
                if value[0] == f.ATTR and value[3] in names:
                    in_loop, contexts = self._surrounded(module, number, 0)
                    term = CodeTerm(self.code, (module, number, index))
                    owner = self.code.owner(module, number)
                    yield Site(term, (f.ATTR, value[1]), owner, in_loop, contexts, self.receiver)

    def names(self, names: frozenset[str]) -> Iterator[Site]:
        """Go through the uses of names in functions and class bodies, in order of module, scope and place."""
        for module, number in self.scopes if names else ():
            scope = self.code.scope(module, number)
            for index, value in enumerate(scope.values if scope.kind != f.MODULE_BODY else ()):
                if value[0] in (f.NAME, f.LOCAL) and value[2] in names:
                    in_loop, contexts = self._surrounded(module, number, 0)
                    term = CodeTerm(self.code, (module, number, index))
                    owner = self.code.owner(module, number)
                    yield Site(term, (value[0], value[1]), owner, in_loop, contexts, self.receiver)

    def contexts(self) -> Iterator[Site]:
        """Go through the values of `with` statements, in order of module, scope and place."""
        for module, number in self.scopes:
            for parent, kind, line, value in self.code.scope(module, number).regions:
                if kind == f.WITH and value >= 0:
                    in_loop, contexts = self._surrounded(module, number, parent)
                    term = CodeTerm(self.code, (module, number, value))
                    yield Site(term, (f.ENTER, line), self.code.owner(module, number), in_loop, contexts, self.receiver)

    def _go_through(self, kind: int) -> Iterator[Site]:
        for module, number in self.scopes:
            for effect in self.code.scope(module, number).effects:
                if effect[0] == kind:
                    yield self._site(module, number, effect)

    def _site(self, module: str, number: int, effect: Effect) -> Site:
        value = effect[3] if effect[3] >= 0 else effect[5]
        in_loop, contexts = self._surrounded(module, number, effect[2])
        term = CodeTerm(self.code, (module, number, value))
        return Site(term, effect, self.code.owner(module, number), in_loop, contexts, self.receiver)

    def _surrounded(self, module: str, number: int, region: int) -> tuple[bool, tuple[str, ...]]:
        key = (module, number, region)
        if key not in self._known:
            self._known[key] = self._surroundings(*key)
        return self._known[key]

    def _surroundings(self, module: str, number: int, region: int) -> tuple[bool, tuple[str, ...]]:
        """Return whether a region lies in a loop, and what is entered around it; lambdas lie where they stand."""
        in_loop, contexts = False, []
        while True:
            scope = self.code.scope(module, number)
            while region >= 0:
                parent, kind, _line, value = scope.regions[region]
                in_loop = in_loop or kind in NESTED
                if kind == f.WITH and value >= 0:
                    contexts.append(opened_path(CodeTerm(self.code, (module, number, value))))
                region = parent
            if scope.kind != f.LAMBDA_BODY:
                break
            region, number = scope.region, scope.parent
        contexts.extend(self._decorators(module, number))
        return in_loop, tuple(contexts)

    def _decorators(self, module: str, number: int) -> list[str]:
        view = self.code.view_of_function(module, number)
        return [term.path.removesuffix("()") for term in view.decorators] if view is not None else []
