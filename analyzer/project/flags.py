"""Branches that run only for calls that ask for them: `if force:` below `def close(self, force=False)`. Pure."""

from dataclasses import dataclass
from functools import cached_property

from analyzer.model import facts as f
from analyzer.project.callers import Callers
from analyzer.project.code import ProjectCode
from analyzer.project.targets import given_by
from analyzer.project.terms import CodeTerm
from analyzer.project.views import CodeFunction
from analyzer.project.walk import Site

REST = "**"  # the keyword of what is poured into a call


@dataclass(frozen=True, slots=True)
class Guard:
    """What a call has to give to a parameter so that a branch runs; its default does not."""

    function: str
    parameter: str
    needed: bool  # that the value is true


class Flags:
    """Knows which branches need a parameter that is not left at its default, and which calls give one."""

    def __init__(self, callers: Callers) -> None:
        """Ask `callers` who calls the functions with such branches."""
        self.callers = callers
        self.code: ProjectCode = callers.code
        self._given: dict[Guard, frozenset[str]] = {}

    @cached_property
    def _guards(self) -> dict[tuple[str, int], dict[int, tuple[Guard, ...]]]:
        """Module and scope -> the regions that run for some calls only."""
        found = {place: _regions_of(self.code, *place) for place in self.code.scopes_of(f.FUNCTION_BODY)}
        return {place: regions for place, regions in found.items() if regions}

    def around(self, site: Site) -> tuple[Guard, ...]:
        """Return what has to be given so that an effect happens; none where it happens for all calls."""
        regions = self._guards.get((site.term.module, site.term.scope))
        return regions.get(site.effect[2], ()) if regions is not None else ()

    def happens(self, site: Site) -> bool:
        """Say, once all calls are known, whether one may run the branch around an effect for the class at hand."""
        return all(self._is_met(guard, site.node[1]) for guard in self.around(site))

    def _is_met(self, guard: Guard, receiver: str) -> bool:
        if self.callers.is_open(guard.function):
            return True
        given = self._giving(guard)
        if "" in given or not receiver:
            return bool(given)
        view = self.code.class_of(receiver)
        return receiver in given or (view is not None and not given.isdisjoint(view.mro))

    def _giving(self, guard: Guard) -> frozenset[str]:
        """Return the classes that a function is called for with what a branch needs, "" for any."""
        view = self.code.function_of(guard.function)
        if guard not in self._given and view is not None:
            calls = [
                (one, site.term, dict(given_by(site, typed, view)))
                for site, typed, one in self.callers.of(guard.function)
            ]
            calls += [("", call, _by_position(view, call)) for call in self.callers.unknown(guard.function)]
            self._given[guard] = frozenset(one for one, call, given in calls if _gives(guard, call, given))
        return self._given.get(guard, frozenset())


def _regions_of(code: ProjectCode, module: str, number: int) -> dict[int, tuple[Guard, ...]]:
    """Return the regions of a function that need a parameter to differ from its default, with what they need."""
    view = code.view_of_function(module, number)
    defaults = {name: default.literal for name, _annotation, default in view.parameters if default} if view else {}
    defaults = {name: value for name, value in defaults.items() if value is not ...}
    found: dict[int, tuple[Guard, ...]] = {}
    seen: set[tuple[int, int, int]] = set()
    for region, (parent, kind, line, value) in enumerate(code.scope(module, number).regions if defaults else ()):
        around = found.get(parent, ())
        if kind == f.BRANCH and value >= 0 and view is not None:
            is_else = (parent, line, value) in seen  # both branches of an `if` name its test
            seen.add((parent, line, value))
            name, is_true = _tested(view.term(value))
            needed = is_true is not is_else
            is_apart = name in defaults and bool(defaults[name]) is not needed
            around = (*around, Guard(view.symbol, name, needed)) if is_apart else around
        if around:
            found[region] = around
    return found


def _tested(test: CodeTerm) -> tuple[str, bool]:
    """Return the parameter that a test is, and whether the test is true where the parameter is; "" for other tests."""
    is_plain = test.op != f.OTHER
    source = test if is_plain or len(test.value[2]) != 1 else test.at(test.value[2][0])  # `not x`
    source = source.at(source.value[3]) if source.op == f.LOCAL else source
    return (source.value[2] if source.op == f.PARAM else ""), is_plain


def _gives(guard: Guard, call: CodeTerm, given: dict[str, CodeTerm]) -> bool:
    """Say whether a call may give a parameter what a branch needs."""
    if guard.parameter in given:
        literal = given[guard.parameter].literal
        return literal is ... or bool(literal) is guard.needed
    return REST in call.keywords or any(one.op == f.STAR for one in call.arguments)


def _by_position(view: CodeFunction, call: CodeTerm) -> dict[str, CodeTerm]:
    """Return what a call of a method gives, by parameter."""
    names = [one.name for one in view.scope.parameters if one.kind == "positional"]
    return {**dict(zip(names[1:], call.arguments, strict=False)), **call.keywords}
