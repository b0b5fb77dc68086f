"""Names that are made when the program runs: listed, never guessed.

Source: docs.python.org, built-in functions `getattr`, `eval`, `exec`, `__import__`, `globals`, and `importlib`;
docs.djangoproject.com, "Django Utils", `import_string`; docs.openstack.org/oslo.utils, `importutils`;
werkzeug.palletsprojects.com, "Utilities", `import_string`.

Pure.
"""

from collections.abc import Iterable, Iterator

from analyzer.model import facts as f
from analyzer.model.gaps import DynamicSite
from analyzer.model.location import Location
from analyzer.model.names import SymbolName
from analyzer.model.problem import Problem
from analyzer.project.code import ProjectCode
from analyzer.project.loaded import Loaded
from analyzer.project.lookup import Place
from analyzer.project.parts import parts_of
from analyzer.project.terms import CodeTerm

DEEPEST = 8  # sums inside sums
ANY = "*"  # the part of a name that is only known at run time
TAKING = {  # path -> what it takes, and the argument that names it
    "builtins.getattr": ("attribute", 1),
    "operator.attrgetter": ("attribute", 0),
    "operator.methodcaller": ("attribute", 0),
    "importlib.import_module": ("module", 0),
    "builtins.__import__": ("module", 0),
    "oslo_utils.importutils.import_module": ("module", 0),
    "oslo_utils.importutils.try_import": ("module", 0),
    "django.utils.module_loading.import_string": ("class", 0),
    "werkzeug.utils.import_string": ("class", 0),
    "oslo_utils.importutils.import_class": ("class", 0),
    "oslo_utils.importutils.import_object": ("class", 0),
    "pkgutil.resolve_name": ("class", 0),
    "builtins.eval": ("code", 0),
    "builtins.exec": ("code", 0),
}
ATTRIBUTE = "dynamic-attribute"
IMPORT = "dynamic-import"
CLASS = "dynamic-class"
CODE = "dynamic-code"
BY_SETTING = "loaded-by-setting"
PROBLEMS = {
    "attribute": (ATTRIBUTE, "attributes are taken by names made at run time", "what they call"),
    "module": (IMPORT, "modules are imported by names made at run time", "what they bring"),
    "class": (CLASS, "classes and functions are loaded by names made at run time", "what is made of them"),
    "code": (CODE, "texts are run as code", "what they do"),
}


def find_dynamic(code: ProjectCode, settled: frozenset[Place] = frozenset()) -> tuple[DynamicSite, ...]:
    """Return every line of the running application that takes something by a name that no line spells out, sorted.

    Args:
        code: All of the code.
        settled: Calls whose name was found elsewhere: as the default of a setting or of a parameter.
    """
    return tuple(
        sorted(
            (
                DynamicSite(SymbolName(call.owner), TAKING[path][0], call.location, pattern)
                for path in TAKING
                for call in code.calls_to(frozenset({path}))
                if call.place not in settled and (pattern := _open_name(call, TAKING[path][1])) != ""
            ),
            key=lambda one: (one.location, one.kind, one.function, one.pattern),
        )
    )


def dynamic_problems(sites: Iterable[DynamicSite]) -> Iterator[Problem]:
    """Go through one problem per kind, at its first line."""
    places: dict[str, list[Location]] = {}
    for site in sites:
        places.setdefault(site.kind, []).append(site.location)
    for kind, found in sorted(places.items()):
        slug, text, hides = PROBLEMS[kind]
        hint = 'a [[fact]] with kind = "call" in the decisions file says what one of them runs'
        yield Problem(slug, f"{len(found)} {text}; this is the first", min(found), hides, hint)


def setting_problems(loaded: Loaded) -> Iterator[Problem]:
    """Go through the one problem of code that is loaded by the default of a setting, at its first line."""
    places = sorted(call.location for call, names in loaded.named_calls if any(one.is_chosen for one in names))
    if places:
        text = f"{len(places)} modules and classes are loaded by the default of a setting; this is the first"
        hides = "what is loaded where a deployment sets another; calls of it have medium confidence"
        yield Problem(BY_SETTING, text, places[0], hides)


def _open_name(call: CodeTerm, position: int) -> str:
    """Return what is known of the name that a call takes, "*" for the rest; "" for a name that is spelled out."""
    name = call.argument(position)
    if name is None or not isinstance(name, CodeTerm) or name.texts():
        return ""
    return pattern_of(name)


def pattern_of(name: CodeTerm, depth: int = 0) -> str:
    """Return a string with "*" for the parts that are only known at run time."""
    source = name.resolved
    joined = source.op == f.JOIN or (source.op == f.BINOP and source.value[2] == "+")
    if joined and depth < DEEPEST:
        found = "".join(pattern_of(source.at(part), depth + 1) for part in parts_of(source.value))
    elif source.op == f.BINOP and source.value[2] == "%" and (text := source.at(source.value[3]).text):
        found = ANY.join(text.replace("%r", "%s").split("%s"))
    else:
        found = source.text or ANY
    return ANY if not found.strip(ANY) else found.replace(ANY + ANY, ANY)
