"""The extracted facts without any interpretation, flat, for other tools. Pure."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from analyzer.model.data import EntityKind
from analyzer.model.names import ancestors_of, parent_of
from analyzer.model.project import Project
from analyzer.report.formats import Facts

ANY_TABLE = "*"  # a generic relation whose targets are unknown


def render_facts(project: Project) -> str:
    """Return a project's facts as JSON, one row a line, each list sorted and without repeats."""
    document: dict[str, Any] = dict(list_facts(project))
    sections = (f'"{key}":{_section(document[key])}' for key in document)
    return "{\n" + ",\n".join(sections) + "\n}\n"


class Home:
    """Says under which function or class the facts of a closure stand: the outermost one that holds it."""

    def __init__(self, project: Project) -> None:
        """Know every definition that has a name of its own."""
        self.known = {one.name for one in project.definitions} | {one.name for one in project.modules}
        self.classes = {one.name for one in project.definitions if one.kind == "class"}

    def of(self, name: str) -> str:
        """Return the longest prefix of a name that is a definition or module; the name itself for none."""
        return next((prefix for prefix in ancestors_of(name) if prefix in self.known), name)

    def waking(self, name: str) -> str:
        """Return where an entry point stands: a method that a library defines stands under the class that has it."""
        return name if parent_of(name) in self.classes else self.of(name)


def list_facts(project: Project) -> Facts:
    """Return a project's facts as plain values; a method's accesses stand under the class whose body defines it."""
    home = Home(project)
    entities = [entity for entity in project.entities if entity.table and entity.kind is not EntityKind.EXTERNAL]
    return {
        "schema": "decompose-facts/1",
        "tables": _unique({"name": one.table, "model": _model(one.kind, one.symbol)} for one in entities),
        "entities": _unique(
            {"table": one.table, "class": _model(one.kind, one.symbol)}
            for one in entities
            if one.kind is not EntityKind.AUTOMATIC
        ),
        "relations": _unique(
            {
                "from_table": one.from_table,
                "column": one.column,
                "to_table": None if one.to_table == ANY_TABLE else one.to_table,
                "kind": one.kind,
            }
            for one in project.relations
        ),
        "accesses": _unique(
            {"function": home.of(one.function), "table": one.table, "op": one.op} for one in project.accesses
        ),
        "calls": _calls(project, home),
        "entry_points": _entry_points(project, home),
        "transactions": _transactions(project, home),
        "routes": _unique(
            {"method": one.method, "path": one.path, "handler": home.of(one.function)}
            for one in project.entry_points
            if one.kind == "http"
        ),
        "tasks": _named(project, "task", home),
        "signals": _signals(project, home),
        "commands": _named(project, "command", home),
    }


def _model(kind: EntityKind, symbol: str) -> str:
    """Return the class of a table, "" for tables that nobody wrote a class for."""
    return "" if kind in (EntityKind.BARE_TABLE, EntityKind.AUTOMATIC) else symbol


def _calls(project: Project, home: Home) -> Any:
    pairs = {(home.of(one.caller), home.of(one.callee)) for one in project.calls}
    return [[caller, callee] for caller, callee in sorted(pairs) if caller != callee]


def _entry_points(project: Project, home: Home) -> Any:
    reached = {one.entry_point: one for one in project.use_cases}
    rows = []
    for one in project.entry_points:
        case = reached.get(one.id)
        rows.append(
            {
                "kind": one.kind,
                "name": one.name,
                "function": home.waking(one.function),
                "tables_read": sorted(case.tables_read) if case else [],
                "tables_written": sorted(case.tables_written) if case else [],
            }
        )
    return _unique(rows)


def _transactions(project: Project, home: Home) -> Any:
    """Return one row a function: everything it writes in transactions, directly and through calls."""
    written: dict[str, set[str]] = defaultdict(set)
    for one in project.transactions:
        written[home.of(one.function)].update(one.written)
    return [{"function": name, "tables_written": sorted(written[name])} for name in sorted(written)]


def _signals(project: Project, home: Home) -> Any:
    """Return signals with their receivers; a wire's key is the signal, with ":" and the sender where one is named."""
    rows = []
    for one in project.wires:
        if one.via == "signal":
            signal, _, sender = one.key.partition(":")
            rows.append({"signal": signal, "receiver": home.of(one.target), "sender": sender})
    return _unique(rows)


def _named(project: Project, kind: str, home: Home) -> Any:
    named = [one for one in project.entry_points if one.kind == kind]
    return _unique({"name": one.name, "function": home.of(one.function)} for one in named)


def _unique(rows: Iterable[dict[str, Any]]) -> Any:
    """Return the rows sorted and without repeats."""
    by_text = {json.dumps(row): row for row in rows}
    return [by_text[text] for text in sorted(by_text)]


def _section(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value)
    return "[\n" + ",\n".join(json.dumps(row) for row in value) + "\n]"
