"""What opens a transaction: what libraries say, and the wrappers of the code base that do so in their bodies. Pure."""

from collections.abc import Iterator

from analyzer.model import facts as f
from analyzer.project.code import ProjectCode
from analyzer.project.terms import CodeTerm
from analyzer.project.views import CodeFunction

MANAGERS = frozenset({"contextlib.contextmanager", "contextlib.asynccontextmanager"})
ENTERING = ("__enter__", "__aenter__", "__exit__", "__aexit__")
NOTED = frozenset({"typing.Annotated", "typing_extensions.Annotated"})
MOST_ROUNDS = 4  # wrappers around wrappers
NAMED = {f.PARAM: 2, f.NAME: 2, f.LOCAL: 2, f.ATTR: 3}  # kinds of values with a name -> where it stands


def opened_path(term: CodeTerm) -> str:
    """Return the path of what is entered or decorates; of a method, by its object's annotation or bare name.

    `with session.begin()` is `sqlalchemy.orm.Session().begin` where `session: Session`, else `session.begin`.
    """
    path = term.path.removesuffix("()")
    callee = term.callee
    base = callee.base if not path and callee is not None else None
    if callee is None or base is None:
        return path
    entered = base.resolved
    if entered.op == f.ENTER and (made := entered.at(entered.value[2]).path):
        return f"{made}.{callee.attribute}"
    declared = _without_notes(base.annotation)
    if declared is not None and declared.path:
        return f"{declared.path}().{callee.attribute}"
    name = base.value[NAMED[base.op]] if base.op in NAMED else ""
    return f"{name}.{callee.attribute}" if name else ""


def _without_notes(annotation: CodeTerm | None) -> CodeTerm | None:
    """Return the class in `Annotated[Session, Depends(opened)]`, other annotations as they are."""
    source = annotation.resolved if annotation is not None else None
    if source is None or source.op != f.ITEM or source.at(source.value[2]).path not in NOTED:
        return annotation
    return next(iter(source.at(source.value[3]).elements()), None)


def find_openers(code: ProjectCode, known: frozenset[str], commits: frozenset[str]) -> frozenset[str]:
    """Return the paths that open a transaction, those of functions and classes of the code base included.

    Args:
        code: Where context managers, decorators and functions that give one are looked for.
        known: Paths that libraries open transactions with.
        commits: Members that end one: a context manager that commits opened one.
    """
    finder = _Finder(code, known, commits)
    for _round in range(MOST_ROUNDS):
        found = frozenset(finder.wrappers())
        if found <= finder.openers:
            break
        finder.openers |= found
    return finder.openers


class _Finder:
    """Looks at the functions and classes of the code base, knowing some openers."""

    def __init__(self, code: ProjectCode, openers: frozenset[str], commits: frozenset[str]) -> None:
        self.code = code
        self.openers = openers
        self.commits = commits

    def wrappers(self) -> Iterator[str]:
        """Go through the functions and classes that open a transaction for what they wrap."""
        for view in self.code.functions():
            if self._is_manager(view) or self._gives_opener(view) or self._is_decorator(view):
                yield view.symbol
        for owner in self.code.classes():
            entering = [own for name in ENTERING if (own := owner.own_function(name)) is not None]
            if any(self._opens(one) or self._commits(one) for one in entering):
                yield owner.symbol

    def _is_manager(self, view: CodeFunction) -> bool:
        is_manager = any(term.path in MANAGERS for term in view.decorators)
        return is_manager and (self._opens(view) or self._commits(view))

    def _gives_opener(self, view: CodeFunction) -> bool:
        return any(one.is_call and opened_path(one) in self.openers for one in view.returns())

    def _is_decorator(self, view: CodeFunction) -> bool:
        """Say whether a function gives a function inside it that opens a transaction around a call of a parameter."""
        inner = [one.as_function for value in view.returns() for one in value.alternatives()]
        own = [one for one in inner if isinstance(one, CodeFunction) and one.scope.parent == view.number]
        return any(self._opens(one) or self._commits(one) or one.symbol in self.openers for one in own)

    def _opens(self, view: CodeFunction) -> bool:
        entered = [value for _parent, kind, _line, value in view.scope.regions if kind == f.WITH and value >= 0]
        if any(opened_path(view.term(value)) in self.openers for value in entered):
            return True
        return any(opened_path(term) in self.openers for term in (*view.decorators, *view.calls()))

    def _commits(self, view: CodeFunction) -> bool:
        return any(call.callee is not None and call.callee.attribute in self.commits for call in view.calls())
