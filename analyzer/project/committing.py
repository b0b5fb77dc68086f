"""Which code runs while a block or decorator of its own function holds a transaction open. Pure."""

from functools import cached_property

from analyzer.model import facts as f
from analyzer.project.kinds import Knowledge
from analyzer.project.stand_ins import PARTIAL
from analyzer.project.terms import CodeTerm
from analyzer.project.views import CodeFunction
from analyzer.project.walk import Site


class Committing:
    """Knows what opens transactions, and what is put off until they are committed."""

    def __init__(self, knowledge: Knowledge, openers: frozenset[str]) -> None:
        """Read from the functions that the frameworks in use call after a commit; `openers` open a transaction."""
        self.code, self.openers = knowledge.code, openers
        rows = [row for one in knowledge.frameworks for row in one.handing if row.after_commit]
        self.paths = frozenset().union(*(row.paths for row in rows))
        given = [argument.as_function for call in self.code.calls_to(self.paths) for argument in call.arguments]
        self.put_off = {(one.module, one.number) for one in given if isinstance(one, CodeFunction)}

    def is_held(self, site: Site) -> bool:
        """Say whether a transaction is open around a site: `on_commit(lambda: send(x))` sends after it."""
        return not site.later and not self.openers.isdisjoint(site.contexts) and not self.is_put_off(site)

    def is_put_off(self, site: Site) -> bool:
        """Say whether a site stands in a lambda that runs after the commit; named functions stand for themselves."""
        module, number = site.term.module, site.term.scope
        while (scope := self.code.scope(module, number)).kind == f.LAMBDA_BODY:
            if (module, number) in self.put_off:
                return True
            number = scope.parent
        return False

    def after(self, function: str) -> list[str]:
        """Return the functions of the code base that run after the commit because a function puts them off, sorted."""
        given = [argument for call in self._calls.get(function, ()) for argument in call.arguments]
        named: set[str] = set()
        for one in given:
            called = one.callee
            is_partial = called is not None and called.path in PARTIAL and one.arguments
            view = (one.arguments[0] if is_partial else one).as_function
            if isinstance(view, CodeFunction) and view.scope.kind == f.LAMBDA_BODY:
                inside = [call.callee.as_function for call in view.calls() if call.callee is not None]
                named.update(each.symbol for each in inside if each is not None)
            elif view is not None:
                named.add(view.symbol)
        return sorted(named)

    @cached_property
    def _calls(self) -> dict[str, list[CodeTerm]]:
        """The calls that put something off, by the function that makes them."""
        found: dict[str, list[CodeTerm]] = {}
        for call in self.code.calls_to(self.paths):
            found.setdefault(call.owner, []).append(call)
        return found

    def puts_off(self, site: Site) -> bool:
        """Say whether a call itself puts off what it is given: `on_commit(task.delay)`."""
        return site.term.at(site.term.value[2]).path in self.paths
