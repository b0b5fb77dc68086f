"""What a call is each time it happens: loops over literal lists unrolled, parameters joined with call sites.

`for path, view in ROUTES: router.add(path, view)` is one call in the text and many registrations when it runs.
A *case* of it is the same call with the names of its loops and of its function's parameters bound to one value each.
Pure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from analyzer.model import facts as f
from analyzer.model.terms import FunctionView
from analyzer.project.bound import UNKNOWN, BoundTerm, Choice, Rest
from analyzer.project.call_sites import CallSites, self_in
from analyzer.project.lookup import Place
from analyzer.project.parts import parts_of
from analyzer.project.terms import CodeTerm

MOST_CASES = 2_000  # of one call
MOST_CALL_SITES = 100  # of one function; more is a library function, not a table of registrations
MOST_BINDINGS = 40  # of one case


def cases_of(call: CodeTerm, call_sites: CallSites) -> list[CodeTerm]:
    """Return a term once for every way its loop variables and parameters can be bound, in order.

    Args:
        call: Any term; most often a call that registers something.
        call_sites: Knows the calls of every function.

    Returns:
        At least one term; names that could not be bound stay as they are.
    """
    return list(islice(each_case(call, call_sites), MOST_CASES))


def each_case(call: CodeTerm, call_sites: CallSites) -> Iterator[CodeTerm]:
    """Go through the cases of a term one by one: for who needs the first few, where there may be thousands."""
    if not any(call.scope or part.op == f.ITER for part in call.walk()):
        yield call
        return
    waiting = [BoundTerm(call.lookup, call.place)]
    while waiting:
        term = waiting.pop()
        free = _first_free(term) if len(term.bindings.values) < MOST_BINDINGS else None
        if free is None:
            yield term
        else:
            choices = [one for one in _choices(free, call_sites) if _fits(one, term.bindings.values)]
            waiting.extend(term.with_choice(choice) for choice in reversed(choices or [{free.place: UNKNOWN}]))


def _fits(choice: Choice, known: Choice) -> bool:
    """Say whether a choice agrees with what is bound already: a decorator's with the call of the function around it."""
    return all(known.get(place, values) == values for place, values in choice.items())


def _first_free(term: BoundTerm) -> BoundTerm | None:
    """Return an unbound parameter or loop variable that depends on no other one."""
    free = _free_below([term])
    return next((one for one in free if not _free_below(_parts(one))), free[0] if free else None)


def _free_below(terms: Iterable[BoundTerm]) -> list[BoundTerm]:
    waiting, seen, found = list(terms), set(), []
    while waiting:
        one = waiting.pop()
        if one.place in seen:
            continue
        seen.add(one.place)
        if one.op in (f.ITER, f.PARAM) and one.place not in one.bindings.values:
            found.append(one)
        waiting.extend(reversed(list(_parts(one))))
    return found


def _parts(term: BoundTerm) -> Iterator[BoundTerm]:
    """Go through what a value is made of inside functions, and through what it is bound to."""
    bound = term.bindings.values.get(term.place, UNKNOWN)
    if bound:
        yield from (term.stand(place) for place in bound if place is not None)
    elif term.op == f.NAME:
        outer = term.following()
        if outer is not None and (outer.scope or outer.op == f.ITER):
            yield outer
    else:
        yield from (term.at(part) for part in parts_of(term.value))


def _choices(free: BoundTerm, call_sites: CallSites) -> list[Choice]:
    choices = _elements(free) if free.op == f.ITER else _arguments(free, call_sites)
    return choices[:MOST_CASES] or [{free.place: UNKNOWN}]


def _elements(free: BoundTerm) -> list[Choice]:
    """Return what a loop variable is in turn."""
    base = free.base
    return [{free.place: part} for part in _iterated(base)] if base is not None else []


def _iterated(base: BoundTerm) -> list[tuple[Place | None, ...]]:
    callee = base.callee
    member, path = (callee.attribute, callee.path) if callee is not None else ("", "")
    if path == "builtins.enumerate":
        return [(None, one.place) for argument in base.arguments[:1] for one in argument.elements()]
    if path == "builtins.zip":
        columns = [[one.place for one in argument.elements()] for argument in base.arguments]
        return list(zip(*columns, strict=False)) if len(columns) > 1 else []
    owner = callee.base if callee is not None and member in ("items", "keys", "values") else base
    pairs = owner.pairs() if owner is not None else []
    if member == "items":
        return [(key.place if key else None, value.place) for key, value in pairs]
    if pairs:
        return [(part.place,) for key, value in pairs if (part := value if member == "values" else key) is not None]
    return [(one.place,) for one in base.elements()]


def _arguments(free: BoundTerm, call_sites: CallSites) -> list[Choice]:
    """Return what the parameters of a function are, call site by call site."""
    scope = free.lookup.scope(free.module, free.scope)
    function = free.lookup.view_of_function(free.module, free.scope) if scope.kind == f.FUNCTION_BODY else None
    sites = call_sites.of(function.symbol) if function is not None else ()
    places = {value[2]: free.at(number).place for number, value in enumerate(scope.values) if value[0] == f.PARAM}
    defaults = {places[one.name]: _default(free, one.default) for one in scope.parameters if one.name in places}
    outside = free.stand((free.module, scope.parent, 0))
    choices: list[Choice] = []
    for place, decorator in call_sites.decorations(function.symbol) if function is not None else ():
        choices.append(defaults | _decorating(free, places, place, decorator))
    if function is None or len(sites) > MOST_CALL_SITES:
        return choices or [defaults]
    for site in sites:
        given = _given(function, scope.parameters, outside.stand(site.place))
        choices.append(defaults | {places[name]: values for name, values in given.items() if name in places})
    return choices or [defaults]


def _decorating(free: BoundTerm, places: Mapping[str, Place], decorated: Place, decorator: CodeTerm) -> Choice:
    """Return what a decorator's parameters are for one use of it, those of the function around it too."""
    scope = free.lookup.scope(free.module, free.scope)
    function = free.lookup.view_of_function(free.module, free.scope)
    plain = scope.parameters[1:] if function is not None and function.class_symbol else scope.parameters
    first = plain[0].name if plain else ""
    choice: Choice = {places[first]: (decorated,)} if first in places else {}
    factory = free.lookup.view_of_function(free.module, scope.parent)
    if decorator.is_call and factory is not None:
        outer = free.lookup.scope(free.module, scope.parent)
        given = _given(factory, outer.parameters, free.stand(decorator.resolved.place))
        for number, value in enumerate(outer.values):
            if value[0] == f.PARAM:
                default = next((one.default for one in outer.parameters if one.name == value[2]), -1)
                known = ((free.module, outer.parent, default),) if default >= 0 else UNKNOWN
                choice[free.module, scope.parent, number] = given.get(value[2], known)
    return choice


def _default(free: BoundTerm, number: int) -> tuple[Place | None, ...]:
    parent = free.lookup.scope(free.module, free.scope).parent
    return ((free.module, parent, number),) if number >= 0 else UNKNOWN


def _given(function: FunctionView, parameters: Sequence[f.Parameter], site: BoundTerm) -> dict[str, tuple[Place, ...]]:
    """Return what a call gives to the parameters of a function; those it leaves out are missing."""
    is_bound, own = self_in(site, function)
    found: dict[str, tuple[Place, ...]] = {parameters[0].name: (own,)} if own is not None and parameters else {}
    plain = parameters[1:] if is_bound else parameters
    for position, one in enumerate(plain):
        if one.kind == "*":
            found[one.name] = Rest(argument.place for argument in site.arguments[position:])
        elif one.kind != "**":
            argument = site.argument(position if one.kind == "positional" else -1, one.name)
            if argument is not None:
                found[one.name] = (argument.place,)
    return found
