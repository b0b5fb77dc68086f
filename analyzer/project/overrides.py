"""Which methods a call may run where the class of the object is one of several: abstract methods, tables. Pure."""

from analyzer.model import facts as f
from analyzer.model.knowledge import Kind
from analyzer.project.code import ProjectCode
from analyzer.project.kinds import Typed
from analyzer.project.views import CodeClass, CodeFunction

MOST_FOLLOWED = 8  # methods that one call may run and that take part in reach
MOST_LISTED = 100  # methods that one call may run; more is listed nowhere
ABSTRACT = frozenset({"abc.abstractmethod", "abc.abstractproperty", "abc.abstractclassmethod"})
UNIMPLEMENTED = "builtins.NotImplementedError"
DOING = frozenset({f.CALLS, f.RETURNS, f.YIELDS, f.STORES, f.SETS})


class Overrides:
    """The methods of subclasses."""

    def __init__(self, code: ProjectCode) -> None:
        """Know the subclasses of every class of the code base."""
        self.code = code
        self._abstract: dict[str, bool] = {}
        self._below: dict[str, list[CodeClass]] = {}
        for view in code.classes():
            for path in view.mro[1:]:
                self._below.setdefault(path, []).append(view)

    def of(self, called: Typed) -> list[Typed]:
        """Return what a call of a method may run in subclasses, where it must or may be one of theirs, each once."""
        method = self.code.function_of(called.of) if called.kind is Kind.FUNCTION else None
        receiver = called.receiver
        if method is None or receiver is None or receiver.after:
            return []
        if not receiver.is_any and not self._leaves_all(method):
            return []
        found: dict[tuple[str, str], Typed] = {}
        for view in self._below.get(receiver.class_symbol.partition("[")[0], ()):
            own = view.function(method.name)
            if own is not None and (receiver.is_any or own.symbol != method.symbol):
                bound = Typed(receiver.kind, view.symbol, receiver.own_class and view.symbol, receiver.level)
                found[own.symbol, view.symbol] = Typed(Kind.FUNCTION, own.symbol, "", called.level, receiver=bound)
        return list(found.values()) if len(found) <= MOST_LISTED else []

    def _leaves_all(self, method: CodeFunction) -> bool:
        if method.symbol not in self._abstract:
            self._abstract[method.symbol] = is_abstract(method)
        return self._abstract[method.symbol]


def is_abstract(method: CodeFunction) -> bool:
    """Say whether a method leaves everything to subclasses: by its decorator, or because it only raises."""
    if any(one.path in ABSTRACT for one in method.decorators):
        return True
    effects = method.scope.effects
    raised = {effect[3] for effect in effects if effect[0] == f.RAISES}
    if not any(number >= 0 and method.term(number).path.removesuffix("()") == UNIMPLEMENTED for number in raised):
        return False
    return not any(effect[0] in DOING and not (effect[0] == f.CALLS and effect[3] in raised) for effect in effects)
