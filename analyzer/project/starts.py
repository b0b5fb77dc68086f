"""What runs first for an entry point: a function, or what a library calls of a class and its partners. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from analyzer.model.knowledge import Binding, Turn
from analyzer.model.names import last_of, parent_of
from analyzer.model.usage import EntryPoint
from analyzer.project.code import ProjectCode
from analyzer.project.nodes import Nodes
from analyzer.project.views import CodeClass
from analyzer.project.walk import Node

VERBS = frozenset({"get", "post", "put", "patch", "delete", "head", "options", "trace"})
ANY = frozenset({"", "ANY"})  # methods of entry points that answer all requests, or none
NOT_BOUND = Binding("", "")


class Starts:
    """What runs first for every entry point of a code base."""

    def __init__(
        self,
        code: ProjectCode,
        entry_points: Iterable[EntryPoint],
        nodes: Nodes,
        edges: Mapping[Node, Sequence[Node]],
    ) -> None:
        """Know what is called in the code, and what has an entry point of its own."""
        self.code, self.nodes = code, nodes
        self.called = {
            callee for (caller, _class), callees in edges.items() for callee, _bound in callees if callee != caller
        }
        self.woken = {one.function for one in entry_points}

    def of(self, entry: EntryPoint) -> list[Node]:
        """Return what runs first: the function itself, under the class that defines it; of a class, what it needs.

        A method that a library defines may call every method of the class. A view class with a verb runs its body and
        all its methods, inherited ones too, but for those of other verbs and actions and those with entry points of
        their own. Of classes whose library says when it calls which method, a method that the code calls is left to
        those calls.
        """
        view, method = self.code.class_of(entry.function), None
        if view is None:
            view = self.code.class_of(parent_of(entry.function))
            method = view.function(last_of(entry.function)) if view is not None else None
        if view is None:
            return [(entry.function, "")]
        partners = [self.code.class_of(one) for one in self._binding(view).partners]
        beside = [node for one in partners if one is not None for node in self._of_class(one, entry)]
        if method is not None:
            asked = self._asked(view, entry) if entry.action else ()
            return [self.nodes.of(method.symbol, view.symbol), *asked, *beside]
        return [*self._of_class(view, entry), *beside]

    def _binding(self, view: CodeClass) -> Binding:
        return self.nodes.bindings.get(view.symbol, NOT_BOUND)

    def _of_class(self, view: CodeClass, entry: EntryPoint) -> list[Node]:
        """Return the body of a class and those of its methods that a library calls for a request."""
        methods, turns = _methods(view), self._binding(view).turns
        others = VERBS - {entry.method.lower()} if entry.method.lower() in VERBS else frozenset()
        running = {
            symbol for name, symbol in methods.items() if name not in others and self._runs(name, symbol, turns, entry)
        }
        return [(view.symbol, ""), *(self.nodes.of(symbol, view.symbol) for symbol in sorted(running))]

    def _runs(self, name: str, symbol: str, turns: Sequence[Turn], entry: EntryPoint) -> bool:
        known = [one for one in turns if _names(one, name)]
        if symbol in self.woken:  # it has an entry point of its own, but the library may call it for another one, too
            return any(_is_for(one, entry) and one.actions for one in known)
        if name in VERBS or not turns:
            return True
        return any(_is_for(one, entry) for one in known) if known else symbol not in self.called

    def _asked(self, view: CodeClass, entry: EntryPoint) -> Iterator[Node]:
        """Go through the methods that a library is known to call around the one that answers."""
        turns = self._binding(view).turns
        for name, symbol in sorted(_methods(view).items()):
            if any(_names(one, name) and _is_for(one, entry) for one in turns):
                yield self.nodes.of(symbol, view.symbol)


def _methods(view: CodeClass) -> dict[str, str]:
    """Return the methods of a class by name, inherited ones too."""
    return {method.name: method.symbol for one in reversed(view.ancestors()) for method in one.functions()}


def _names(turn: Turn, name: str) -> bool:
    return name in turn.names or any(one.endswith("*") and name.startswith(one[:-1]) for one in turn.names)


def _is_for(turn: Turn, entry: EntryPoint) -> bool:
    """Say whether a library calls the methods of a turn for a request."""
    if entry.method in ANY:
        return True
    if turn.methods and entry.method not in turn.methods:
        return False
    return not turn.actions or not entry.action or entry.action in turn.actions
