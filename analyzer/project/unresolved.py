"""Why the target of a call was not found. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from analyzer.model import facts as f
from analyzer.model.gaps import Gap, OpenCalls
from analyzer.project.lookup import Place
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types

DEEPEST = 40  # values in front of a value: the first one that is not known gives the reason
MOST_NAMES = 5  # of one reason
GETATTR = "builtins.getattr"
PARTS = frozenset({f.ITEM, f.ITER})


class Unresolved:
    """Looks for the first unknown value in front of a call."""

    def __init__(self, types: Types, called: frozenset[str]) -> None:
        """Ask `types` what is known; `called` are the functions that a call is known to run."""
        self.types = types
        self.code = types.code
        self.called = called

    def count(self, places: Iterable[Place]) -> tuple[OpenCalls, ...]:
        """Return the calls at some places by reason, the most frequent first."""
        names: dict[Gap, Counter[str]] = defaultdict(Counter)
        for place in places:
            call = CodeTerm(self.code, place)
            names[self.reason(call)][called_name(call)] += 1
        rows = [
            OpenCalls(reason, sum(counted.values()), tuple(sorted(counted.items(), key=_most_first)[:MOST_NAMES]))
            for reason, counted in names.items()
        ]
        return tuple(sorted(rows, key=lambda one: (-one.sites, one.reason)))

    def reason(self, call: CodeTerm) -> Gap:
        """Return why the target of a call is not known."""
        term = call.at(call.value[2])
        for _step in range(DEEPEST):
            source = term.resolved
            ending = self._ending(source)
            if ending is not None:
                return ending
            before = self._before(source)
            if before is None:
                return Gap.OTHER
            if self._is_foreign(before):
                return Gap.LIBRARY
            if self._is_known(before):
                return Gap.ELEMENT if source.op in PARTS else Gap.ATTRIBUTE
            term = before
        return Gap.OTHER

    def _ending(self, source: CodeTerm) -> Gap | None:
        """Return the reason that a value gives by itself; None where the value before it has to say."""
        if source.op == f.PARAM:
            return Gap.PARAMETER if self._is_called(source) else Gap.NOT_PASSED
        if source.op == f.CALL:
            return self._of_call(source)
        if source.op in ENDINGS:
            return ENDINGS[source.op]
        if source.op == f.IMPORT or (source.path and self.code.is_external(source.path)):
            return Gap.LIBRARY if source.path and self.code.is_external(source.path) else Gap.IMPORTED
        return None

    def _of_call(self, source: CodeTerm) -> Gap | None:
        callee = source.at(source.value[2])
        if callee.path == GETATTR:
            return Gap.COMPUTED
        if callee.path and self.code.is_external(callee.path):
            return Gap.LIBRARY
        return Gap.RETURNED if callee.as_function is not None or self.types.of(callee) else None

    @staticmethod
    def _before(source: CodeTerm) -> CodeTerm | None:
        """Return the value that one is made of: before the dot, the bracket or the parentheses."""
        if source.op in (f.ATTR, f.ITEM, f.ITER, f.ENTER, f.STAR, f.CALL):
            return source.at(source.value[2])
        return source.at(source.value[3]) if source.op == f.LOCAL else None

    def _is_foreign(self, term: CodeTerm) -> bool:
        """Say whether a value is a library's: by what it is, or by the path of what gives it."""
        path = term.resolved.path or term.path
        return bool(path) and self.code.is_external(path)

    def _is_known(self, term: CodeTerm) -> bool:
        return term.resolved.op in (f.DEF, f.LIST, f.TUPLE, f.SET, f.DICT) or bool(self.types.of(term))

    def _is_called(self, parameter: CodeTerm) -> bool:
        """Say whether a call of the function is seen whose parameter it is; a lambda is called by whoever gets it."""
        view = self.code.view_of_function(parameter.module, parameter.scope)
        return view is None or view.scope.kind == f.LAMBDA_BODY or view.symbol in self.called


ENDINGS = {f.NAME: Gap.UNBOUND, f.PHI: Gap.CHOICE}


def called_name(call: CodeTerm) -> str:
    """Return the last name of what a call calls; "" where it has none."""
    callee = call.at(call.value[2])
    if callee.op in (f.NAME, f.LOCAL, f.PARAM):
        return str(callee.value[2])
    return callee.attribute


def _most_first(row: tuple[str, int]) -> tuple[int, str]:
    return (-row[1], row[0])
