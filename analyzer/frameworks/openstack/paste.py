"""Under which paths a Paste file hangs the applications of the code base.

Source: PasteDeploy's manual, chapters "Config Format" and "Composite Applications"
(https://docs.pylonsproject.org/projects/pastedeploy/en/latest/). Pure.
"""

import configparser
from collections.abc import Iterator

from analyzer.model.mounts import Address, Mount, MountTree
from analyzer.model.terms import Code

ENDING = ".ini"
FACTORY = "paste.app_factory"
HOLDERS = ("composite", "pipeline", "filter-app", "app")  # kinds of sections that other sections may name
NO_NAMES = ("use", FACTORY, "paste.composite_factory")
Node = tuple[str, str]  # file, section without its kind


def prefixes_by_factory(code: Code) -> dict[str, list[str]]:
    """Return every class or function that makes an application, with the paths it is mounted at, in order."""
    mounts: list[Mount] = []
    made: list[tuple[Node, str]] = []
    for path in code.manifests():
        if path.endswith(ENDING):
            sections = _sections(code.manifest(path))
            for name, values in sections.items():
                mounts += _mounts(path, name, values, sections)
                factory = _factory_in(values)
                made += [((path, name), symbol)] if factory and (symbol := _symbol_of(code, factory)) else []
    tree = MountTree(mounts, {})
    found: dict[str, dict[str, None]] = {}
    for node, symbol in made:
        prefixes = {"".join(address.parts): None for address in tree.addresses(node)}
        found[symbol] = {**found.get(symbol, {}), **prefixes}
    return {symbol: list(prefixes) for symbol, prefixes in found.items()}


def _sections(text: str) -> dict[str, dict[str, str]]:
    """Return the sections that are or hold applications, without their kinds."""
    parser = configparser.RawConfigParser(delimiters=("=",), strict=False)
    parser.optionxform = str  # type: ignore[assignment, method-assign]  # paths keep their capitals
    try:
        parser.read_string(_with_equals(text))
    except configparser.Error:
        return {}
    parts = [(name.partition(":"), name) for name in parser.sections()]
    return {
        (rest or kind): dict(parser.items(name))
        for (kind, colon, rest), name in parts
        if kind in HOLDERS and (colon or kind == "pipeline")
    }


def _with_equals(text: str) -> str:
    """Write `/path: name` as `/path = name`; other colons belong to values."""
    lines = (line.replace(":", " =", 1) if line.startswith("/") and "=" not in line else line for line in _lines(text))
    return "\n".join(lines)


def _lines(text: str) -> Iterator[str]:
    yield from text.splitlines()


def _mounts(path: str, name: str, values: dict[str, str], sections: dict[str, dict[str, str]]) -> Iterator[Mount]:
    """Go through what hangs below a section: paths of a composite, the last word of a pipeline."""
    for key, value in values.items():
        last = value.split()[-1] if value.split() else ""
        if key not in NO_NAMES and last in sections and last != name:
            prefix = key.rstrip("/") if key.startswith("/") else ""
            yield Mount((path, name), (path, last), Address((prefix,) if prefix else ()))


def _factory_in(values: dict[str, str]) -> str:
    used = values.get("use", "")
    return values.get(FACTORY, "") or (used.removeprefix("call:") if used.startswith("call:") else "")


def _symbol_of(code: Code, factory: str) -> str:
    """Return the class or function in `package.module:Class.factory`."""
    module, _colon, names = factory.strip().partition(":")
    term = code.variable(module, names.partition(".")[0]) if names else None
    if term is None:
        return ""
    view = term.as_class or term.as_function
    return view.symbol if view is not None else ""
