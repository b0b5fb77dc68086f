"""Where Flask's blueprints hang, and what guards everything below them.

Source: Flask's manual, chapters "Modular Applications with Blueprints" and "Application Factories"
(https://flask.palletsprojects.com/en/stable/blueprints/). Pure.
"""

from collections.abc import Hashable
from dataclasses import dataclass

from analyzer.frameworks.flask.hooks import find_hooks, guards_by_node
from analyzer.frameworks.flask.objects import APPS, BLUEPRINTS, ROOT, UNKNOWN_PART, calls_making, maker_of
from analyzer.model.mounts import Address, Mount, MountTree
from analyzer.model.terms import Code, Term


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that URL rules are composed from."""

    mounts: tuple[Mount, ...]
    own: dict[Hashable, Address]

    @property
    def tree(self) -> MountTree:
        """The mounts as a tree."""
        return MountTree(self.mounts, self.own)


def read_rules(code: Code) -> Rules:
    """Return where all blueprints hang; a blueprint that nobody registers starts with its own prefix."""
    guards = guards_by_node(find_hooks(code))
    if len(calls_making(code, APPS)) > 1:
        guards.pop(ROOT, None)  # which of the applications has which routes is not known
    own: dict[Hashable, Address] = {ROOT: Address((), guards.get(ROOT, ()))}
    for call in calls_making(code, BLUEPRINTS):
        own[call] = Address((own_prefixes(code, call, "url_prefix")[0],), guards.get(call, ()))
    calls = [case for call in code.calls_of("register_blueprint") for case in code.cases(call)]
    return Rules(tuple(mount for call in calls for mount in _registrations(code, call, own)), own)


def own_prefixes(code: Code, made: Term, name: str, position: int = -1) -> list[str]:
    """Return the prefixes that a maker gives, one per way it is called; "" where there is none."""
    given = [case.argument(position, name) for case in code.cases(made)] if made.is_call else []
    found = ["" if one.literal is None else one.text or UNKNOWN_PART for one in given if one is not None]
    return list(dict.fromkeys(found)) or [""]


def _registrations(code: Code, call: Term, own: dict[Hashable, Address]) -> list[Mount]:
    """Read `parent.register_blueprint(child, url_prefix=...)`; its prefix replaces the blueprint's own one."""
    child_term, base = call.argument(0, "blueprint"), call.callee.base if call.callee else None
    child = maker_of(child_term, BLUEPRINTS) if child_term is not None else None
    if child is None or base is None:
        return []
    parent = maker_of(base, BLUEPRINTS) or ROOT
    given = call.keywords.get("url_prefix")
    replaced = given.text if given is not None else None
    prefixes = [replaced] if replaced is not None else own_prefixes(code, child, "url_prefix")
    guards = own.get(child, Address()).guards
    return [Mount(parent, child, Address((prefix,), guards)) for prefix in prefixes]
