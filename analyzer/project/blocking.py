"""Who has which sessions in code that makes both kinds: blocking ones, and asynchronous ones. Pure."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from analyzer.model import facts as f
from analyzer.model.knowledge import Kind
from analyzer.model.names import parent_of
from analyzer.project.code import ProjectCode
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.views import CodeClass, CodeFunction

NAMED = frozenset({f.NAME, f.ATTR, f.CALL, f.PARAM})  # kinds of values that can be a session
MAKER = "class_"  # keyword of a maker: the class of its sessions
BODIES = (f.FUNCTION_BODY, f.LAMBDA_BODY)


class Sessions:
    """Finds the functions that make, are given or obtain sessions of some classes."""

    def __init__(self, types: Types, paths: frozenset[str], others: frozenset[str]) -> None:
        """Look for sessions made by `paths`; `others` make those of the other kind."""
        self.types = types
        self.code: ProjectCode = types.code
        self.paths, self.others = paths, others
        self._giving: dict[str, bool] = {}

    @cached_property
    def holders(self) -> frozenset[str]:
        """Functions that have one in their hands: named there, passed, injected, or kept by the class around them."""
        keepers = self.keepers
        found = {self.code.owner(*scope) for scope in self.code.scopes_of(*BODIES) if self._holds(*scope)}
        methods = (one for view in self.code.classes() if view.symbol in keepers for one in view.functions())
        return frozenset({*found, *(one.symbol for one in methods)})

    @cached_property
    def keepers(self) -> frozenset[str]:
        """Classes whose instances keep one, those that inherit it included."""
        own = frozenset(view.symbol for view in self.code.classes() if self._keeps(view))
        return frozenset(view.symbol for view in self.code.classes() if not own.isdisjoint(view.mro))

    def _keeps(self, view: CodeClass) -> bool:
        if any(self._means(one) for one in view.annotations.values()):
            return True
        stored = (store for function in view.functions() for store in function.stores())
        return any(base.parameter and self._is_one(value) for base, _name, value in stored)

    def _holds(self, module: str, number: int) -> bool:
        view = self.code.view_of_function(module, number)
        declared = view.parameters if view is not None else ()
        if any(self._means(annotation) for _name, annotation, _default in declared):
            return True
        if any(self._is_injected(default) for _name, _annotation, default in declared):
            return True
        values = enumerate(self.code.scope(module, number).values)
        places = ((module, number, index) for index, value in values if value[0] in NAMED)
        return any(self._is_one(CodeTerm(self.code, place)) for place in places)

    def _means(self, annotation: CodeTerm | None) -> bool:
        """Say whether an annotation, aliases followed, names one of the classes or what gives one."""
        return annotation is not None and any(self._is_one(one) for one in _with_aliases(annotation))

    def _is_injected(self, default: CodeTerm | None) -> bool:
        source = default.resolved if default is not None else None
        is_one = source is not None and source.is_call and source.at(source.value[2]).path in self._injectors
        return is_one and source is not None and any(self._gives(one) for one in source.arguments[:1])

    @cached_property
    def _injectors(self) -> frozenset[str]:
        return self.types.knowledge.injectors

    def _is_one(self, term: CodeTerm) -> bool:
        if term.path:
            return (self._is_path(term.path) and not self._is_told_otherwise(term)) or self._gives(term)
        typed = self.types.of(term)
        return any(one.kind is Kind.SESSION and self._is_path(one.own_class) for one in typed)

    def _is_path(self, path: str) -> bool:
        """Say whether a path is one of the classes or makers, or comes from one."""
        return path.partition("()")[0] in self.paths

    def _is_told_otherwise(self, term: CodeTerm) -> bool:
        """Say whether a maker is told to make the other kind: `sessionmaker(engine, class_=AsyncSession)`."""
        makers = [term.resolved]
        while makers[-1].op == f.CALL:
            made = makers[-1].keywords.get(MAKER)
            if made is not None:
                return made.path in self.others
            makers.append(makers[-1].at(makers[-1].value[2]).resolved)
        return False

    def _gives(self, term: CodeTerm) -> bool:
        """Say whether a value is a function that returns or yields one."""
        view = term.as_function
        if not isinstance(view, CodeFunction):
            return False
        if view.symbol not in self._giving:
            self._giving[view.symbol] = False  # a circle gives nothing
            is_given = any(self._is_one(part) for one in view.returns() for part in _sources(one))
            self._giving[view.symbol] = is_given or self._means(view.return_annotation)
        return self._giving[view.symbol]


def reached(starts: Iterable[str], edges: Iterable[tuple[str, str]], ends: frozenset[str]) -> frozenset[str]:
    """Return the functions that others lead to over `edges`, themselves included, and nothing through `ends`."""
    following: dict[str, list[str]] = {}
    for caller, callee in edges:
        following.setdefault(caller, []).append(callee)
    found, waiting = set(starts), sorted(starts)
    while waiting:
        new = {one for one in following.get(waiting.pop(), ()) if one not in found and one not in ends}
        found |= new
        waiting.extend(sorted(new))
    return frozenset(found)


def callers_of(classes: frozenset[str], edges: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the functions that call a method of one of some classes."""
    return frozenset(caller for caller, callee in edges if parent_of(callee) in classes or callee in classes)


def _with_aliases(annotation: CodeTerm) -> Iterator[CodeTerm]:
    for part in annotation.walk():
        yield part
        if part.resolved.place != part.place:
            yield from part.resolved.walk()


def _sources(term: CodeTerm) -> Iterator[CodeTerm]:
    """Go through a returned value, what it may be, and the functions that it is a result of."""
    for one in (term, *term.alternatives()):
        yield one
        if one.op == f.CALL:
            yield one.at(one.value[2])
