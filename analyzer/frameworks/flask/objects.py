"""Flask applications and blueprints: which value is one, and where blueprints hang.

Source: Flask's manual, chapters "Modular Applications with Blueprints" and "Application Factories"
(https://flask.palletsprojects.com/en/stable/blueprints/). Pure.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from analyzer.model.guards import Guard, looks_like_guard
from analyzer.model.mounts import Address, Mount, MountTree
from analyzer.model.names import last_of
from analyzer.model.terms import ClassView, Code, Term

APPS = frozenset(
    {
        "flask.Flask",
        "flask.app.Flask",
        "quart.Quart",
        "apiflask.APIFlask",
        "flask_openapi3.OpenAPI",
        "flask_appbuilder.Flask",
    }
)
BLUEPRINTS = frozenset(
    {
        "flask.Blueprint",
        "flask.blueprints.Blueprint",
        "quart.Blueprint",
        "flask_smorest.Blueprint",
        "apiflask.APIBlueprint",
        "flask_openapi3.APIBlueprint",
    }
)
UNKNOWN_PART = "<...>"  # stands for a part of a rule that is computed when the application runs
CHECKING = ("_check_access", "check_access", "_check_permissions", "check_permissions", "_require_user")  # methods
ROOT = "application"  # the node of every application: rules start at "/"


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that URL rules are composed from."""

    mounts: tuple[Mount, ...]
    own: dict[Hashable, Address]

    @property
    def tree(self) -> MountTree:
        """The mounts as a tree."""
        return MountTree(self.mounts, self.own)


def maker_of(term: Term, paths: frozenset[str]) -> Term | None:
    """Return the call that makes a value, or the parameter it comes from, if it is one of these classes."""
    for origin in term.origins():
        made = origin.callee if origin.is_call else origin.annotation
        if made is not None and is_one_of(made, paths):
            return origin
    return None


def is_one_of(term: Term, paths: frozenset[str]) -> bool:
    """Say whether a term is one of some classes, or a subclass of one."""
    view = term.as_class
    return term.path in paths or (view is not None and not paths.isdisjoint(view.mro))


def is_unknown(term: Term) -> bool:
    """Say whether nothing is known about where a value comes from: a parameter nobody passes, an attribute."""
    return all(not one.is_call and not one.path and one.annotation is None for one in term.origins())


def node_of(term: Term, strict: bool) -> Term | str | None:
    """Return the node that a receiver of `route` and the like is; None where it is none of Flask.

    Args:
        term: The value before the dot.
        strict: Whether an unknown value is refused; else it is taken for the application.
    """
    blueprint = maker_of(term, BLUEPRINTS)
    if blueprint is not None:
        return blueprint
    is_app = maker_of(term, APPS) is not None or term.path == "flask.current_app"
    return ROOT if is_app or (not strict and is_unknown(term)) else None


def calls_making(code: Code, paths: frozenset[str]) -> list[Term]:
    """Return the calls that make an instance of some classes or of their subclasses."""
    own = {view.symbol for view in code.subclasses_of(paths)}
    return list(code.calls_to(paths | own))


def read_rules(code: Code) -> Rules:
    """Return where all blueprints hang; a blueprint that nobody registers starts with its own prefix."""
    guards = _blueprint_guards(code)
    own: dict[Hashable, Address] = {}
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


def _blueprint_guards(code: Code) -> dict[Term, tuple[str, ...]]:
    """Return the functions that check rights before every request of a blueprint."""
    found: dict[Term, tuple[str, ...]] = {}
    hooks = [
        (decorator.base, view.name)
        for view in code.functions()
        for decorator in view.decorators
        if decorator.attribute == "before_request" and looks_like_guard(view.name)
    ]
    for call in code.calls_of("before_request"):
        hook = call.argument(0, "f")
        name = last_of(hook.path) if hook is not None else ""
        if name and looks_like_guard(name) and call.callee:
            hooks.append((call.callee.base, name))
    for base, name in hooks:
        node = maker_of(base, BLUEPRINTS) if base is not None else None
        if node is not None:
            found[node] = (*found.get(node, ()), name)
    return found


def guards_of(terms: Iterable[Term]) -> tuple[Guard, ...]:
    """Return those decorators that check rights."""
    names = [_name_of(term) for term in terms]
    return tuple((name, "decorator") for name in dict.fromkeys(names) if name and looks_like_guard(name))


def class_guards(view: ClassView) -> tuple[Guard, ...]:
    """Return what guards a class of views: its decorators, those in its attributes, methods that check rights."""
    found = list(guards_of(view.decorators))
    for name in ("decorators", "method_decorators"):
        listed = view.attribute(name)
        found += [(one, "class") for one, _source in guards_of(listed.elements() if listed is not None else ())]
    return (*found, *((name, "method") for name in CHECKING if view.function(name) is not None))


def _name_of(term: Term) -> str:
    named = term.callee if term.is_call and term.callee is not None else term
    return named.attribute or last_of(named.path)


def join_rule(parts: Iterable[str]) -> str:
    """Join prefixes and a rule as Flask does: one slash in between."""
    rule = ""
    for part in parts:
        rule = f"{rule.rstrip('/')}/{part.lstrip('/')}" if part else rule
    return rule or "/"
