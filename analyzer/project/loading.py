"""Where an attribute may load rows: not from an asynchronous session, other than through what awaits it.

In code that makes both kinds of sessions, rows can be loaded in what has a blocking one and in what that calls.
Source: docs.sqlalchemy.org, ORM, "Asynchronous I/O", section "Preventing Implicit IO when Using AsyncSession". Pure.
"""

from collections.abc import Iterable
from functools import cached_property

from analyzer.project.blocking import Sessions, callers_of, reached
from analyzer.project.code import ProjectCode
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.views import CodeFunction
from analyzer.project.walk import Site


class Loading:
    """Knows which functions have asynchronous sessions."""

    def __init__(self, types: Types) -> None:
        """Read from the sessions that the frameworks in use know."""
        self.code: ProjectCode = types.code
        used = types.knowledge.frameworks
        self.blocking = frozenset().union(*(one.blocking for one in used))
        self.awaiting = frozenset().union(*(one.awaiting for one in used))
        self.bridges = frozenset().union(*(one.bridges for one in used))
        self.awaitable = frozenset(one.awaitable for one in used) - {""}
        self._of_blocking = Sessions(types, self.blocking, self.awaiting)
        self._of_awaiting = Sessions(types, self.awaiting, self.blocking)
        self._edges: list[tuple[str, str]] = []

    def follow(self, edges: Iterable[tuple[str, str]]) -> None:
        """Know who calls whom: caller and callee of every call."""
        self._edges = list(edges)

    def may_load(self, site: Site, base: CodeTerm) -> bool:
        """Say whether reading an attribute of `base` at a site can load rows, once the calls are known."""
        if not self._awaits or base.attribute in self.awaitable or base.resolved.attribute in self.awaitable:
            return True
        return (site.term.module, site.term.scope) in self._bridged or (self._blocks and site.owner in self._loading)

    @cached_property
    def _loading(self) -> frozenset[str]:
        """Functions that have a blocking session, and what these call that has none of the other kind."""
        users = callers_of(self._of_blocking.keepers, self._edges)
        apart = self._of_awaiting.holders - self._of_blocking.holders
        return reached((self._of_blocking.holders | users) - apart, self._edges, apart)

    @cached_property
    def _awaits(self) -> bool:
        """Whether the code base makes asynchronous sessions."""
        return bool(self.awaiting) and (bool(self.code.calls_to(self.awaiting)) or self._makes_by_class)

    @cached_property
    def _blocks(self) -> bool:
        """Whether the code base makes sessions of the other kind."""
        return any(not self._names_class(one) for one in self.code.calls_to(self.blocking))

    @cached_property
    def _makes_by_class(self) -> bool:
        """Whether a maker is told to make asynchronous ones: `sessionmaker(engine, class_=AsyncSession)`."""
        return any(self._names_class(one) for one in self.code.calls_to(self.blocking))

    def _names_class(self, call: CodeTerm) -> bool:
        made = call.keywords.get("class_")
        return made is not None and made.path in self.awaiting

    @cached_property
    def _bridged(self) -> frozenset[tuple[str, int]]:
        """Functions that an asynchronous session calls where rows can be loaded, and what they call."""
        calls = [call for name in sorted(self.bridges) for call in self.code.calls_of(name)]
        waiting = [one for call in calls for argument in call.arguments[:1] if (one := argument.as_function)]
        found: set[tuple[str, int]] = set()
        while waiting:
            view = waiting.pop()
            key = (view.module, view.number) if isinstance(view, CodeFunction) else None
            if key is not None and key not in found:
                found.add(key)
                callees = [call.callee.as_function for call in view.calls() if call.callee is not None]
                waiting.extend(one for one in callees if one is not None)
        return frozenset(found)
