"""Values that stand for others: proxies, partial calls, namespaces that are filled while a request runs. Pure."""

from collections.abc import Callable
from functools import cached_property

from analyzer.model import facts as f
from analyzer.model.knowledge import Kind
from analyzer.project.kinds import Knowledge, Typed
from analyzer.project.terms import CodeTerm

PARTIAL = frozenset({"functools.partial", "functools.partialmethod", "funcy.partial"})
WRAPPERS = PARTIAL | {"asgiref.sync.sync_to_async", "asgiref.sync.async_to_sync"}  # what they give calls the first one


class StandIns:
    """What stands for the results of functions and for what was stored elsewhere."""

    def __init__(self, knowledge: Knowledge, returned_by: Callable[[Typed], list[Typed]]) -> None:
        """Know what libraries say of proxies; `returned_by` tells what functions give."""
        self.knowledge = knowledge
        self.code = knowledge.code
        self.returned_by = returned_by
        self.members = {path: names for one in knowledge.frameworks for path, names in one.proxies.items()}
        self.namespaces = frozenset().union(*(one.namespaces for one in knowledge.frameworks))
        self.unwrapping = frozenset().union(*(one.unwrapping for one in knowledge.frameworks))

    def behind(self, path: str) -> list[Typed]:
        """Return the instances that a proxy of a library is: what the functions registered for it give."""
        found = [typed for symbol in self._givers.get(path, ()) for typed in self._given(symbol)]
        return [typed for typed in found if typed.kind is Kind.INSTANCE]

    def _given(self, symbol: str) -> list[Typed]:
        return self.returned_by(Typed(Kind.FUNCTION, symbol))

    @cached_property
    def _givers(self) -> dict[str, list[str]]:
        """Path of a proxy -> the functions that give what it stands for, by decorator or by call, sorted."""
        found: dict[str, list[str]] = {}
        for path, names in self.members.items():
            symbols = {
                view.symbol for view in self.code.functions() if any(one.attribute in names for one in view.decorators)
            }
            for name in names:
                given = [call.argument(0) for call in self.code.calls_of(name)]
                symbols.update(one.as_function.symbol for one in given if one is not None and one.as_function)
            found[path] = sorted(symbols)
        return found

    def kept(self, base: CodeTerm, name: str) -> list[CodeTerm]:
        """Return every value that is stored as `base.name`, where `base` is a namespace such as `flask.g`."""
        found = self._stored.get(name, []) if self.namespaces else []
        return found if found and base.path in self.namespaces else []

    @cached_property
    def _stored(self) -> dict[str, list[CodeTerm]]:
        found: dict[str, list[CodeTerm]] = {}
        for module, number in self.code.scopes_of(f.MODULE_BODY, f.FUNCTION_BODY):
            for effect in self.code.scope(module, number).effects:
                if effect[0] == f.STORES and effect[3] >= 0:
                    base = CodeTerm(self.code, (module, number, effect[3]))
                    if base.path in self.namespaces:
                        found.setdefault(effect[4], []).append(base.at(effect[5]))
        return found
