"""Flask applications and blueprints: which value is one, and what guards a view.

Source: Flask's manual, chapters "Modular Applications with Blueprints" and "Application Factories"
(https://flask.palletsprojects.com/en/stable/blueprints/). Pure.
"""

from collections.abc import Iterable

from analyzer.model.guards import Guard, looks_like_guard
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
