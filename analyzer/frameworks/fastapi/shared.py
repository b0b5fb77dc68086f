"""Dependencies that a router, or where it is included, has for all its operations.

Source: https://fastapi.tiangolo.com/tutorial/bigger-applications/, "Include an APIRouter with a custom prefix, tags,
responses, and dependencies". Pure.
"""

from collections.abc import Hashable, Mapping, Sequence

from analyzer.frameworks.fastapi.depends import Dependency, listed_dependencies
from analyzer.frameworks.fastapi.routers import made_routers, own_dependencies, router_of
from analyzer.model.mounts import MountTree
from analyzer.model.terms import Code

Shared = Mapping[Hashable, Sequence[Dependency]]  # router -> what it, or an inclusion of it, depends on


def shared_dependencies(code: Code) -> Shared:
    """Return what every router depends on by itself and by the calls that include it."""
    found: dict[Hashable, list[Dependency]] = {}
    for made in made_routers(code):
        found[made] = [one for case in code.cases(made) for one in own_dependencies(case)]
    for call in code.calls_of("include_router"):
        for case in code.cases(call):
            given = case.argument(0, "router")
            child = router_of(given) if given is not None else None
            if child is not None:
                found.setdefault(child, []).extend(listed_dependencies(case))
    return {router: tuple(dict.fromkeys(listed)) for router, listed in found.items()}


def around(node: Hashable, tree: MountTree, shared: Shared) -> list[Dependency]:
    """Return what an operation of a router depends on because of the routers around it."""
    found: dict[Dependency, None] = {}
    waiting: list[Hashable] = [node]
    seen: set[Hashable] = set()
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            found.update(dict.fromkeys(shared.get(one, ())))
            waiting.extend(mount.parent for mount in tree.above.get(one, ()))
    return list(found)
