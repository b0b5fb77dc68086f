"""Routes of `routes.Mapper`: `connect`, `resource`, `submapper`.

Source: Routes' manual, chapters "Setting up routes" and "RESTful services"
(https://github.com/bbangert/routes, docs/). Pure.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analyzer.frameworks.rows import places_of
from analyzer.model.location import Location
from analyzer.model.names import last_of
from analyzer.model.terms import Code, Term

DEEPEST_SUBMAPPER = 10  # of one another; more is a circle
MAPPERS = frozenset({"routes.Mapper", "routes.mapper.Mapper"})
SUBMAPPERS = ("submapper", "collection")
NAMES = ("mapper", "submapper", "map")  # how a mapper that comes as a parameter is called
COLLECTION = {"index": ("", "GET"), "create": ("", "POST"), "new": ("/new", "GET")}
MEMBER = {
    "show": ("/{id}", "GET"),
    "edit": ("/{id}/edit", "GET"),
    "update": ("/{id}", "PUT"),
    "delete": ("/{id}", "DELETE"),
}
ANY = "ANY"
UNKNOWN_PART = "<...>"  # stands for a part of a path that is computed when the application runs


@dataclass(frozen=True, slots=True)
class Route:
    """One path of a mapper, and what answers it."""

    path: str
    methods: tuple[str, ...]
    controller: Term | None
    action: str  # "" where it is no constant
    handler: Term | None  # what `action=` is where it is no name
    places: tuple[Location, ...]  # the first is the one to show
    owner: str  # the function that registers it
    optional: bool  # whether it is there only where the controller has the action


def routes_in(code: Code) -> Iterator[Route]:
    """Go through the routes of all mappers."""
    own = {view.symbol for view in code.subclasses_of(MAPPERS)}
    for call in code.calls_of("connect"):
        for case in _cases(code, call, own):
            yield from _connected(case)
    for call in code.calls_of("resource"):
        for case in _cases(code, call, own):
            yield from _resource(case)


def _cases(code: Code, call: Term, own: set[str]) -> Iterator[Term]:
    """Go through the cases of a call on a mapper."""
    base = call.callee.base if call.callee is not None else None
    if base is not None and _is_mapper(base, own):
        yield from code.cases(call)


def _is_mapper(base: Term, own: set[str]) -> bool:
    """Say whether a value is a mapper: made here, a part of one, or a parameter or attribute that is called so."""
    for origin in base.origins():
        callee = origin.callee
        entered = origin.base if callee is None else None
        if callee is not None and (callee.path in MAPPERS | own or callee.attribute in SUBMAPPERS):
            return True
        if entered is not None and entered.callee is not None and entered.callee.attribute in SUBMAPPERS:
            return True
        if callee is None and (origin.parameter or origin.attribute) in NAMES:
            return True
    return False


def _connected(call: Term) -> Iterator[Route]:
    """Read `mapper.connect([name,] path, controller=..., action=..., conditions={"method": [...]})`."""
    plain = call.arguments
    given = plain[1] if len(plain) > 1 else plain[0] if plain else None
    if given is None:
        return
    options = {**_inherited(call), **call.keywords}
    conditions = options.get("conditions")
    action = options.get("action")
    for path in list(given.texts()) or [UNKNOWN_PART]:
        yield Route(
            _joined(_prefix_of(call), path),
            _methods(conditions),
            options.get("controller"),
            (action.text or "") if action is not None else "index",
            action,
            _places(call, given),
            call.owner,
            False,
        )


def _methods(conditions: Term | None) -> tuple[str, ...]:
    """Return the methods in `conditions={"method": [...]}`."""
    given = _options(conditions).get("method")
    listed = [one.text for one in (given.elements() or [given])] if given is not None else []
    found = [one.upper() for one in listed if one]
    return tuple(dict.fromkeys(found)) or (ANY,)


def _options(term: Term | None) -> Mapping[str, Term]:
    """Return the entries of `{"a": x}` or `dict(a=x)`."""
    if term is None:
        return {}
    if term.is_call and term.callee is not None and term.callee.path == "builtins.dict":
        return term.keywords
    return {key.text: value for key, value in term.pairs() if key is not None and key.text is not None}


def _resource(call: Term) -> Iterator[Route]:
    """Read `mapper.resource(member, collection, controller=..., collection={...}, member={...})`."""
    member, collection = call.argument(0, "member_name"), call.argument(1, "collection_name")
    if member is None or collection is None:
        return
    options = {**_inherited(call), **call.keywords}
    controller = options.get("controller")
    names = list(collection.texts()) or [UNKNOWN_PART]
    for name in names:
        path, places = _joined(f"{_prefix_of(call)}{_parents(call)}", name), _places(call, collection)
        for action, ending, method, optional in _actions(options):
            yield Route(f"{path}{ending}", (method,), controller, action, None, places, call.owner, optional)


def _actions(options: Mapping[str, Term]) -> Iterator[tuple[str, str, str, bool]]:
    """Go through action, ending, method, and whether the controller may do without it."""
    for action, (ending, method) in {**COLLECTION, **MEMBER}.items():
        yield action, ending, method, True
    for name, before in (("collection", ""), ("member", "/{id}"), ("new", "/new")):
        for action, given in _options(options.get(name)).items():
            for verb in [given.text] if given.text else [one.text for one in given.elements()]:
                yield action, f"{before}/{action}", (verb or ANY).upper(), False


def _parents(call: Term) -> str:
    """Return the path of `path_prefix=` or `parent_resource=`."""
    prefix, parent = call.keywords.get("path_prefix"), _options(call.keywords.get("parent_resource"))
    if prefix is not None:
        return _joined("", next(iter(prefix.texts()), UNKNOWN_PART))
    member, collection = parent.get("member_name"), parent.get("collection_name")
    if member is None or collection is None:
        return ""
    return f"/{collection.text or UNKNOWN_PART}/{{{member.text or UNKNOWN_PART}_id}}"


def _places(call: Term, given: Term) -> tuple[Location, ...]:
    location, also = places_of(call, given)
    return (location, *also)


def _submapper_of(call: Term) -> Term | None:
    """Return the `mapper.submapper(...)` whose result a route is registered at."""
    base = call.callee.base if call.callee is not None else None
    for origin in base.origins() if base is not None else ():
        made = origin if origin.is_call else origin.base
        if made is not None and made.callee is not None and last_of(made.callee.attribute) == "submapper":
            return made
    return None


def _prefix_of(call: Term, depth: int = 0) -> str:
    inside = _submapper_of(call) if depth < DEEPEST_SUBMAPPER else None
    prefix = inside.keywords.get("path_prefix") if inside is not None else None
    own = _joined("", next(iter(prefix.texts()), UNKNOWN_PART)) if prefix is not None else ""
    return _prefix_of(inside, depth + 1) + own if inside is not None else ""


def _inherited(call: Term, depth: int = 0) -> Mapping[str, Term]:
    """Return the options that a submapper gives to its routes."""
    inside = _submapper_of(call) if depth < DEEPEST_SUBMAPPER else None
    return {**_inherited(inside, depth + 1), **inside.keywords} if inside is not None else {}


def _joined(before: str, after: str) -> str:
    return f"{before.rstrip('/')}/{after.strip('/')}"
