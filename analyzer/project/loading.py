"""Where an attribute may load rows: not from an asynchronous session, other than through what awaits it.

Source: docs.sqlalchemy.org, ORM, "Asynchronous I/O", section "Preventing Implicit IO when Using AsyncSession". Pure.
"""

from functools import cached_property

from analyzer.model.terms import FunctionView, Term
from analyzer.project.code import ProjectCode
from analyzer.project.kinds import Knowledge
from analyzer.project.terms import CodeTerm
from analyzer.project.views import CodeFunction
from analyzer.project.walk import Site


class Loading:
    """Knows which functions have asynchronous sessions."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Read from the sessions that the frameworks in use know."""
        self.code: ProjectCode = knowledge.code
        used = knowledge.frameworks
        self.blocking = frozenset().union(*(one.blocking for one in used))
        self.awaiting = frozenset().union(*(one.awaiting for one in used))
        self.bridges = frozenset().union(*(one.bridges for one in used))
        self.awaitable = frozenset(one.awaitable for one in used) - {""}
        self._functions: dict[tuple[str, int], bool] = {}

    def may_load(self, site: Site, base: CodeTerm) -> bool:
        """Say whether reading an attribute of `base` at a site can load rows."""
        if not self.awaiting or base.attribute in self.awaitable or base.resolved.attribute in self.awaitable:
            return True
        key = (site.term.module, site.term.scope)
        if key not in self._functions:
            self._functions[key] = self._runs_blocking(*key)
        return self._functions[key]

    def _runs_blocking(self, module: str, number: int) -> bool:
        if not self._awaits or (module, number) in self._bridged:
            return True
        if not self._blocks:
            return False
        view = self.code.view_of_function(module, number)
        return view is None or not view.is_async or not self._has_session(view)

    def _has_session(self, view: FunctionView) -> bool:
        """Say whether a function is given an asynchronous session, or makes one."""
        annotations = [annotation for _name, annotation, _default in view.parameters if annotation is not None]
        given = any(self._is_awaiting(part) for one in annotations for part in one.walk())
        return given or any(self._is_awaiting(call) for call in view.calls())

    def _is_awaiting(self, term: Term) -> bool:
        return bool(term.path) and term.path.removesuffix("()").removesuffix("()") in self.awaiting

    @cached_property
    def _awaits(self) -> bool:
        """Whether the code base makes asynchronous sessions."""
        return bool(self.code.calls_to(self.awaiting)) or self._makes_by_class

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
        return made is not None and self._is_awaiting(made)

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
