"""FastAPI's and Starlette's applications and routers, and where they hang.

Source: FastAPI's manual, chapters "Bigger Applications - Multiple Files" and "Sub Applications - Mounts"
(https://fastapi.tiangolo.com/tutorial/bigger-applications/). Pure.
"""

from collections.abc import Hashable, Iterator, Sequence

from analyzer.frameworks.fastapi.depends import Dependencies, Dependency, listed_dependencies
from analyzer.model.mounts import Address, Mount, MountTree
from analyzer.model.terms import ClassView, Code, Term

APPS = frozenset(
    {"fastapi.FastAPI", "fastapi.applications.FastAPI", "starlette.applications.Starlette", "starlette.routing.Router"}
)
ROUTERS = frozenset({"fastapi.APIRouter", "fastapi.routing.APIRouter"})
ROOT = "application"  # the node of every value that is not known better
UNKNOWN_PART = "/{...}"  # stands for a prefix that is computed when the application runs


def router_of(term: Term) -> Term | None:
    """Return the call that makes an application or router, or the annotated parameter that is one."""
    for origin in term.origins():
        made = origin.callee if origin.is_call else origin.annotation
        if made is not None and _is_router(made):
            return origin
    return None


def _is_router(term: Term) -> bool:
    view, known = term.as_class, APPS | ROUTERS
    return term.path in known or (view is not None and not known.isdisjoint(view.mro))


def is_unknown(term: Term) -> bool:
    """Say whether nothing is known about where a value comes from."""
    return all(not one.is_call and not one.path and one.annotation is None for one in term.origins())


def own_addresses(code: Code, made: Term, known: Dependencies) -> list[Address]:
    """Return the prefix and guards that a router is made with, one address per way it is made."""
    cases = code.cases(made) if made.is_call else ()
    found = [Address((prefix_in(case),), known.guards_in(own_dependencies(case))) for case in cases]
    return list(dict.fromkeys(found)) or [Address(("",))]


def own_dependencies(made: Term) -> list[Dependency]:
    """Return the dependencies that a router is made with."""
    made_by = made.callee.as_class if made.callee is not None else None
    return [*listed_dependencies(made), *(_inherited_dependencies(made_by) if made_by is not None else ())]


def _inherited_dependencies(view: ClassView) -> list[Dependency]:
    """Return the dependencies that a router's own class passes to `super().__init__`."""
    function = view.function("__init__")
    calls = function.calls() if function is not None else ()
    inner = [call for call in calls if call.callee is not None and call.callee.attribute == "__init__"]
    return [dependency for call in inner for dependency in listed_dependencies(call)]


def prefix_in(call: Term) -> str:
    """Return the `prefix` of a call; "" without, a mark where it is unknown."""
    given = call.keywords.get("prefix")
    if given is None or given.literal is None:
        return ""
    return UNKNOWN_PART if given.text is None else given.text


def made_routers(code: Code) -> Sequence[Term]:
    """Return the calls that make routers and applications."""
    own_classes = {view.symbol for view in code.subclasses_of(APPS | ROUTERS)}
    return code.calls_to(APPS | ROUTERS | own_classes)


def read_tree(code: Code, known: Dependencies) -> MountTree:
    """Return where all routers and mounted applications hang, and what guards everything below them."""
    made = made_routers(code)
    own: dict[Hashable, Address] = {call: own_addresses(code, call, known)[0] for call in made}
    mounts = [mount for call in code.calls_of("include_router") for mount in _included(code, call, known)]
    mounts.extend(mount for call in code.calls_of("mount") for mount in _mounted(code, call))
    return MountTree(mounts, own)


def _included(code: Code, call: Term, known: Dependencies) -> Iterator[Mount]:
    """Go through the mounts of `parent.include_router(router, prefix="/x", dependencies=[...])`."""
    for case in code.cases(call):
        base, given = case.callee.base if case.callee else None, case.argument(0, "router")
        child = router_of(given) if given is not None else None
        if child is not None and base is not None:
            above = Address((prefix_in(case),), known.guards_in(listed_dependencies(case)))
            for own in own_addresses(code, child, known):
                yield Mount(router_of(base) or ROOT, child, above.then(own))


def _mounted(code: Code, call: Term) -> Iterator[Mount]:
    """Go through the mounts of `app.mount("/api", other_app)`."""
    for case in code.cases(call):
        base, path, given = case.callee.base if case.callee else None, case.argument(0, "path"), case.argument(1, "app")
        child = router_of(given) if given is not None else None
        if child is not None and base is not None and path is not None:
            prefix = (path.text or "").rstrip("/")  # an unknown one is where the whole application is deployed
            yield Mount(router_of(base) or ROOT, child, Address((prefix,)))
