"""Entry points of Flask-RESTful and Flask-RESTX: resources, their rules, namespaces.

Source: the manuals of Flask-RESTful ("Quickstart", "Intermediate Usage") and Flask-RESTX ("Quick start", "Scaling your
project"): https://pypi.org/project/Flask-RESTful/, https://pypi.org/project/flask-restx/. Pure.
"""

from collections.abc import Hashable, Iterator

from analyzer.frameworks.flask.objects import calls_making, maker_of, node_of
from analyzer.frameworks.flask.routes import Rule, entry_points, paths_in, problems_of
from analyzer.frameworks.flask.rules import Rules, own_prefixes, read_rules
from analyzer.frameworks.flask.views import Handler, class_handlers, handlers_of
from analyzer.frameworks.rows import places_of
from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.mounts import Address, Mount, MountTree
from analyzer.model.terms import Code, Term
from analyzer.model.usage import told_apart

LIBRARIES = ("flask_restful", "flask_restx", "flask_restplus")
APIS = frozenset(f"{library}.Api" for library in LIBRARIES)
NAMESPACES = frozenset(f"{library}.Namespace" for library in LIBRARIES) | frozenset(
    f"{library}.Api().namespace()" for library in LIBRARIES
)


def find_entries(code: Code) -> FoundEntries:
    """Return the routes of all resources."""
    tree = _read_tree(code)
    rules = [*_decorated(code), *_added(code)]
    return FoundEntries(
        told_apart(entry_points(rules, tree, "flask_restful")), (), tuple(dict.fromkeys(problems_of(rules)))
    )


def _read_tree(code: Code) -> MountTree:
    """Return where APIs hang in applications and blueprints, and namespaces in APIs."""
    rules: Rules = read_rules(code)
    mounts, own = list(rules.mounts), dict(rules.own)
    for call in calls_making(code, APIS):
        own[call] = Address((own_prefixes(code, call, "prefix", 1)[0],))
        mounts.extend(_mounts_of_api(code, call))
    for call in code.calls_of("init_app"):
        mounts.extend(_mounts_by_init(code, call))
    for call in [*calls_making(code, NAMESPACES), *code.calls_of("namespace")]:
        own[call] = Address((_path_of_namespace(call),))
        mounts.extend(_mounts_of_namespace(call))
    for call in code.calls_of("add_namespace"):
        mounts.extend(mount for case in code.cases(call) for mount in _added_namespaces(case))
    return MountTree(mounts, own)


def _mounts_of_api(code: Code, call: Term) -> Iterator[Mount]:
    """Go through the mounts of `Api(blueprint, prefix="/v1")`."""
    for case in code.cases(call):
        given = case.argument(0, "app")
        node = node_of(given, strict=True) if given is not None else None
        if node is not None:
            prefix = case.argument(1, "prefix")
            yield Mount(node, call, Address(((prefix.text or "") if prefix is not None else "",)))


def _mounts_by_init(code: Code, call: Term) -> Iterator[Mount]:
    """Go through the mounts of `api.init_app(blueprint)`."""
    base, given = call.callee.base if call.callee else None, call.argument(0, "app")
    api = maker_of(base, APIS) if base is not None else None
    node = node_of(given, strict=True) if given is not None else None
    if api is not None and node is not None:
        for prefix in own_prefixes(code, api, "prefix", 1):
            yield Mount(node, api, Address((prefix,)))


def _path_of_namespace(call: Term) -> str:
    """Return the path of a namespace: as given, else its name."""
    path, name = call.keywords.get("path"), call.argument(0, "name")
    if path is not None and path.text is not None:
        return path.text
    return f"/{name.text}" if name is not None and name.text else ""


def _mounts_of_namespace(call: Term) -> Iterator[Mount]:
    """Go through the mount that `api.namespace("orders")` makes."""
    base = call.callee.base if call.callee is not None else None
    api = maker_of(base, APIS) if base is not None and call.callee and call.callee.attribute == "namespace" else None
    if api is not None:
        yield Mount(api, call, Address((_path_of_namespace(call),)))


def _added_namespaces(call: Term) -> Iterator[Mount]:
    """Go through the mount of `api.add_namespace(namespace, path="/v1/orders")`."""
    base, given, path = call.callee.base if call.callee else None, call.argument(0, "ns"), call.argument(1, "path")
    api = maker_of(base, APIS) if base is not None else None
    namespace = _namespace(given) if given is not None else None
    if api is not None and namespace is not None:
        replaced = path.text if path is not None else None
        yield Mount(api, namespace, Address((_path_of_namespace(namespace) if replaced is None else replaced,)))


def _namespace(term: Term) -> Term | None:
    """Return the call that makes a namespace."""
    known = maker_of(term, NAMESPACES)
    if known is not None:
        return known
    for origin in term.origins():
        callee = origin.callee
        if callee is not None and callee.attribute == "namespace" and callee.base is not None:
            return origin if maker_of(callee.base, APIS) is not None else None
    return None


def _node(term: Term) -> Hashable | None:
    return _namespace(term) or maker_of(term, APIS)


def _decorated(code: Code) -> Iterator[Rule]:
    """Go through `@namespace.route("/x")` and `@api.resource("/x")` on classes."""
    for view in code.classes():
        for decorator in view.decorators:
            member = decorator.callee.attribute if decorator.callee is not None else ""
            for case in code.cases(decorator) if member in ("route", "resource") else ():
                base = case.callee.base if case.callee is not None else None
                node = _node(base) if base is not None else None
                if node is not None:
                    yield from _rules(case, node, tuple(class_handlers(view, None)), 0)


def _added(code: Code) -> Iterator[Rule]:
    """Go through `api.add_resource(Resource, "/x", "/y")`."""
    for call in code.calls_of("add_resource"):
        for case in code.cases(call):
            base, view = case.callee.base if case.callee else None, case.argument(0, "resource")
            node = _node(base) if base is not None else None
            if view is not None and (node is not None or _has_paths(case)):
                yield from _rules(case, node or call, tuple(handlers_of(view, None)), 1)


def _has_paths(call: Term) -> bool:
    """Say whether a call on an unknown value looks like the registration of a resource."""
    return len(call.arguments) > 1 and all((one.text or "").startswith("/") for one in call.arguments[1:])


def _rules(call: Term, node: Hashable, handlers: tuple[Handler, ...], first: int) -> Iterator[Rule]:
    """Go through the rules of one registration; every positional argument from `first` on is a path."""
    for rule in call.arguments[first:]:
        location, also = places_of(call, rule)
        for path in paths_in(rule):
            yield Rule(node, path, handlers, location, also)


FLASK_RESTFUL = Framework(
    name="flask_restful",
    title="Flask-RESTful, Flask-RESTX",
    packages=frozenset(LIBRARIES),
    source="https://pypi.org/project/Flask-RESTful/",
    parent="flask",
    find_entries=find_entries,
)
