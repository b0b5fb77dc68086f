"""Code that is loaded by a constant string: `import_string("shop.mail.Backend")`, drivers in options, lazy types.

What is loaded by a string that is made at run time is listed by the project stage. Source: docs.python.org,
`importlib` and `pkgutil.resolve_name`; docs.djangoproject.com, "Django Utils"; werkzeug.palletsprojects.com,
"Utilities"; docs.openstack.org, oslo.utils `importutils` and oslo.config `StrOpt`; strawberry.rocks, "Lazy types";
docs.graphene-python.org, "Lists and NonNull" and `graphene.Field`; www.uvicorn.org; idioms W6 and W7 of this project.
Pure.
"""

from collections.abc import Iterator

from analyzer.frameworks.django.lookups import Loaders
from analyzer.frameworks.wiring.named import Definitions, Edges, symbol_of
from analyzer.model.knowledge import FoundEntries
from analyzer.model.names import parent_of
from analyzer.model.terms import Code, Term

VIA = "string"
MODULES = frozenset({"importlib.import_module", "builtins.__import__"})
POSITIONS = {  # path of a function -> position and keyword of the argument that names code
    "importlib.import_module": (0, "name"),
    "builtins.__import__": (0, "name"),
    "pkgutil.resolve_name": (0, "name"),
    "django.utils.module_loading.import_string": (0, "dotted_path"),
    "werkzeug.utils.import_string": (0, "import_name"),
    "kombu.utils.imports.symbol_by_name": (0, "name"),
    "celery.utils.imports.symbol_by_name": (0, "name"),
    "oslo_utils.importutils.import_module": (0, "import_str"),
    "oslo_utils.importutils.try_import": (0, "import_str"),
    "oslo_utils.importutils.import_class": (0, "import_str"),
    "oslo_utils.importutils.import_object": (0, "import_str"),
    "oslo_utils.importutils.import_object_ns": (1, "import_str"),
    "oslo_config.cfg.StrOpt": (-1, "default"),
    "graphene.Field": (0, "type_"),
    "graphene.List": (0, "of_type"),
    "graphene.NonNull": (0, "of_type"),
    "uvicorn.run": (0, "app"),
}
LAZY = frozenset({"strawberry.lazy", "strawberry.lazy_type.lazy"})
BY_LABEL = frozenset({"get_class", "get_classes"})  # of a project: the end of a module's name, and names in it


def find_loaded(code: Code) -> FoundEntries:
    """Return an edge from whoever names code in a string to that code."""
    definitions, edges = Definitions(code), Edges()
    inside = _members(code, definitions, edges)
    for path, (position, keyword) in POSITIONS.items():
        for call in code.calls_to(frozenset({path})):
            for case in code.cases(call) if call.resolved not in inside else ():
                _add(definitions, edges, case, case.argument(position, keyword))
    _add_labels(code, edges)
    _add_lazy(code, definitions, edges)
    return edges.found()


def _add(definitions: Definitions, edges: Edges, case: Term, given: Term | None, member: str = "") -> None:
    text = given.text if given is not None else None
    if given is None or not text:
        return
    named = f"{_absolute(case, text)}.{member}" if member else _absolute(case, text)
    if "." in named or (case.callee is not None and case.callee.path in MODULES):
        edges.add((asker(case, given), definitions.behind(named), VIA, named), case.location)


def loaded_name(case: Term) -> str:
    """Return the full name of the module that a call of `import_module` loads; "" where it is made at run time."""
    given = case.argument(0, "name")
    text = given.text if given is not None else None
    return _absolute(case, text) if text else ""


def _absolute(case: Term, text: str) -> str:
    """Return a relative name with its package in front: `import_module(".mail", package="shop")`."""
    package = case.argument(1, "package")
    anchor = package.text if package is not None and text.startswith(".") else None
    bare = text.lstrip(".")
    for _dot in range(len(text) - len(bare) - 1):
        anchor = parent_of(anchor or "")
    return f"{anchor}.{bare}" if anchor else text


def asker(case: Term, given: Term) -> str:
    """Return the function in whose body a name is spelled out, of those that hand it on."""
    for part in (given, *given.joined):
        if part.row != part:
            return part.row.owner
    return case.owner


def _members(code: Code, definitions: Definitions, edges: Edges) -> set[Term]:
    """Add `getattr(import_module(module), name)` as one name; return the calls inside."""
    inside: set[Term] = set()
    for call in code.calls_to(frozenset({"builtins.getattr"})):
        loaded = call.argument(0)
        if loaded is None or loaded.callee is None or loaded.callee.path not in MODULES:
            continue
        inside.add(loaded.resolved)
        for case in code.cases(call):
            module, name = case.argument(0), case.argument(1)
            if module is not None and name is not None and name.text:
                _add(definitions, edges, module, module.argument(0, "name"), name.text)
    return inside


def _add_labels(code: Code, edges: Edges) -> None:
    """Add the loaders of a project that complete a module's name: `get_class("basket.forms", "LineForm")`."""
    loaders = Loaders(code)
    paths = frozenset(one.symbol for one in code.functions() if one.name in BY_LABEL)
    for call in code.calls_to(paths):
        label, names = call.argument(0), call.argument(1)
        for name in (names.elements() or [names]) if names is not None else ():
            for target in _labelled(loaders, label, name):
                edges.add((call.owner, target, VIA, target), call.location)


def _labelled(loaders: Loaders, label: Term | None, name: Term) -> Iterator[str]:
    module = label.text if label is not None else None
    term = loaders.member(f"{module}.{name.text}") if module and name.text else None
    if term is not None and symbol_of(term):
        yield symbol_of(term)


def _add_lazy(code: Code, definitions: Definitions, edges: Edges) -> None:
    """Add the types of `Annotated["Ship", strawberry.lazy("harbour.types")]`."""
    for view in code.classes():
        for annotation in view.annotations.values():
            parts = list(annotation.walk())
            lazy = [one for one in parts if one.callee is not None and one.callee.path in LAZY]
            names = [one.text for one in parts if one.text]
            for call in lazy:
                module = call.argument(0, "module_path")
                found = [definitions.behind(f"{module.text}.{name}") for name in names] if module is not None else []
                for target in filter(None, found):
                    edges.add((view.symbol, target, VIA, target), call.location)
