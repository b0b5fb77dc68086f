"""What the report's script looks up, as JSON that cannot end the element it stands in. Pure."""

import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from analyzer.model.decomposition import Decomposition
from analyzer.report.anchors import dashed
from analyzer.report.index import Index
from analyzer.report.words import shown

MOST_NAMES = 20_000  # names one can look up; beyond them the page would load slowly
_Name = tuple[str, str, int, str]  # kind, name, number of its service or -1, anchor or ""
ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def render_island(decomposition: Decomposition, index: Index) -> Markup:
    """Return what can be looked up, ready for a script element of type application/json.

    `services` are [name, anchor]; `names` are [kind, word that its anchors start with, its names], and a name is
    [name, number of its service or -1, anchor]: 1 for the anchor that follows from the name, left out for none.
    """
    document = {
        "services": [[shown(service.name), index.services[service.id]] for service in decomposition.services],
        "names": _by_kind(list(_names(decomposition, index))[:MOST_NAMES]),
    }
    text = json.dumps(document, ensure_ascii=True, separators=(",", ":"))
    for char, escape in ESCAPES.items():
        text = text.replace(char, escape)
    return Markup(text)  # noqa: S704 ASCII JSON without < > &: it cannot end the element it stands in


def _names(decomposition: Decomposition, index: Index) -> Iterator[_Name]:
    numbers: dict[str | None, int] = {one.id: number for number, one in enumerate(decomposition.services)}
    for service in decomposition.services:
        yield "service", shown(service.name), numbers[service.id], index.services[service.id]
    for row in index.ownership:
        yield "table", shown(row.table), numbers.get(row.owner, -1), index.tables.get(row.table, "")
    for module in decomposition.modules:
        place = numbers.get(module.service, -1)
        kind = "module" if module.service else f"{module.role} module"
        yield kind, shown(module.name), place, index.modules.get(module.name, "")
    for service_id, entries in index.entries_of.items():
        for entry in entries:
            yield entry.kind, shown(entry.name), numbers.get(service_id, -1), index.entries.get(entry.id, "")


def _by_kind(names: list[_Name]) -> list[list[Any]]:
    """Say once per kind what its names have in common: this is a good part of a large page."""
    groups: dict[tuple[str, str], list[list[Any]]] = {}
    for kind, name, service, anchor in names:
        word = anchor.partition("-")[0]
        brief = 1 if anchor == f"{word}-{dashed(name)}" else anchor
        groups.setdefault((kind, word), []).append([name, service, brief] if anchor else [name, service])
    return [[kind, word, group] for (kind, word), group in groups.items()]
