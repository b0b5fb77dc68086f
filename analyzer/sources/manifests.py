"""Read what packaging files say about a code base: its name, its source roots. Pure."""

import ast
import configparser
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import translate
from typing import Any

LARGEST_MANIFEST = 200_000  # bytes kept of one file
MOST_MANIFESTS = 500
_PATTERNS = (
    *("pyproject.toml", "setup.cfg", "setup.py", "requirements*.txt", "requirements/*.txt", "Pipfile"),
    *("CODEOWNERS", "*.dist-info/METADATA", "*.dist-info/entry_points.txt", "*paste*.ini"),
)
_MANIFEST = re.compile("(?s:.*/)?(?:" + "|".join(translate(pattern) for pattern in _PATTERNS) + ")")
LARGEST_TEMPLATE = 500_000  # bytes kept of one file
MOST_TEMPLATES = 20_000
_TEMPLATE_FOLDERS = frozenset({"templates", "jinja2"})
_TEMPLATE_NAMES = (".html", ".htm", ".xhtml", ".jinja2", ".jinja", ".j2", ".txt", ".xml", ".eml", ".mjml")


def is_manifest(path: str) -> bool:
    """Return whether a path is a file that describes packaging or owners."""
    return _MANIFEST.fullmatch(path) is not None


def is_template(path: str) -> bool:
    """Return whether a path is a page template by its folder and ending."""
    return path.lower().endswith(_TEMPLATE_NAMES) and not _TEMPLATE_FOLDERS.isdisjoint(path.split("/"))


def project_name(manifests: Mapping[str, str]) -> str:
    """Return the name that the outermost packaging file gives, "" where none does."""
    for path in sorted(manifests, key=lambda path: (_depth(path), _rank(path), path)):
        name = _name_in(path.rpartition("/")[2], manifests[path])
        if name and name.isprintable():
            return name
    return ""


def declared_roots(manifests: Mapping[str, str], files: Iterable[str]) -> frozenset[str]:
    """Return folders that packaging files put on the import path, and those with a `manage.py`."""
    found = {path.rpartition("/")[0] for path in files if path.rpartition("/")[2] == "manage.py"}
    for path, text in manifests.items():
        folder, _, name = path.rpartition("/")
        for relative in _roots_in(name, text):
            parts = [part for part in f"{folder}/{relative}".split("/") if part not in ("", ".")]
            if ".." not in parts:
                found.add("/".join(parts))
    return frozenset(found)


def _depth(path: str) -> int:
    """Return how many folders lie around a file; an installed package's metadata counts as its parent's."""
    return path.count("/") - path.endswith(".dist-info/METADATA")


def _rank(path: str) -> int:
    order = ("pyproject.toml", "setup.cfg", "setup.py", "METADATA")
    name = path.rpartition("/")[2]
    return order.index(name) if name in order else len(order)


def _name_in(file: str, text: str) -> str:
    if file == "pyproject.toml":
        table = _toml(text)
        return _string(_at(table, "project", "name") or _at(table, "tool", "poetry", "name"))
    if file == "setup.cfg":
        return _ini(text).get("metadata", "name", fallback="").strip()
    if file == "setup.py":
        return _string(_setup_arguments(text).get("name"))
    if file == "METADATA":
        lines = text.partition("\n\n")[0].splitlines()
        return next((line[5:].strip() for line in lines if line.startswith("Name:")), "")
    return ""


def _roots_in(file: str, text: str) -> Iterator[str]:
    """Go through the source roots a packaging file names, relative to its folder."""
    if file == "pyproject.toml":
        yield from _roots_in_pyproject(_toml(text))
    elif file == "setup.cfg":
        config = _ini(text)
        yield from config.get("options.packages.find", "where", fallback="").split()
        yield from _default_folder(config.get("options", "package_dir", fallback=""))
    elif file == "setup.py":
        folders = _setup_arguments(text).get("package_dir")
        if isinstance(folders, dict) and isinstance(folders.get(""), str):
            yield folders[""]


def _roots_in_pyproject(table: dict[str, Any]) -> Iterator[str]:
    """Go through the roots of setuptools, poetry, hatch and pytest.

    Source: the manuals of setuptools ("package discovery"), Poetry ("packages"), Hatch ("build, packages, sources") and
    pytest ("pythonpath").
    """
    setuptools = _at(table, "tool", "setuptools") or {}
    yield from _strings(_at(setuptools, "packages", "find", "where"))
    yield from _strings(_at(setuptools, "package-dir", ""))
    poetry = _at(table, "tool", "poetry", "packages")
    for package in poetry if isinstance(poetry, list) else ():
        yield from _strings(_at(package, "from"))
    wheel = _at(table, "tool", "hatch", "build", "targets", "wheel") or {}
    yield from (path.rpartition("/")[0] for path in _strings(_at(wheel, "packages")) if "/" in path)
    yield from _strings(_at(wheel, "sources"))
    yield from _strings(_at(table, "tool", "pytest", "ini_options", "pythonpath"))


def _default_folder(option: str) -> Iterator[str]:
    """Go through the folders that a setup.cfg's `package_dir` gives to no package by name: `=src`."""
    pairs = (line.partition("=") for line in option.splitlines())
    yield from (folder.strip() for name, _, folder in pairs if not name.strip() and folder.strip())


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):  # no TOML, or numbers of 5,000 digits
        return {}


def _ini(text: str) -> configparser.RawConfigParser:
    parser = configparser.RawConfigParser()
    try:
        parser.read_string(text)
    except configparser.Error:
        return configparser.RawConfigParser()
    return parser


def _setup_arguments(text: str) -> dict[str, Any]:
    """Return the literal keyword arguments of the call of `setup` in a setup.py; the file is read, never run."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    setup = next((call for call in calls if _called(call.func) == "setup"), None)
    found: dict[str, Any] = {}
    for keyword in setup.keywords if setup else ():
        try:
            found[keyword.arg or ""] = ast.literal_eval(keyword.value)
        except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
            continue
    return found


def _called(function: ast.expr) -> str:
    """Return the last name of what is called."""
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _at(table: Any, *keys: str) -> Any:
    """Return what stands under nested keys, None where the shape is another one."""
    for key in keys:
        if not isinstance(table, dict):
            return None
        table = table.get(key)
    return table


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
