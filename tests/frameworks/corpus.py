"""The corpus: small source trees, and what one framework must find in each. I/O: reads and writes test data.

A case is a folder `tests/frameworks/<framework>/<case>/` with source files and `expected.json`. Its keys are those of
`decompose-facts/1` that the case is about, and `problems`. Rows name only the fields that matter: what was found is
cut down to the fields of the expected rows, and must then be exactly the expected rows.

`python -m tests.frameworks.corpus CASE...` prints everything that is found; `--accept` writes it over the rows of
`expected.json`, for a person to review.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from analyzer.facts.deployment.read import read_deployment
from analyzer.facts.templates import read_template
from analyzer.frameworks import BUILTIN
from analyzer.model.beside import Beside
from analyzer.model.code import Wire
from analyzer.model.data import Entity, Relation
from analyzer.model.effects import ExternalEffect
from analyzer.model.knowledge import Framework
from analyzer.model.problem import Problem
from analyzer.model.source import SourceTree
from analyzer.model.usage import EntryPoint
from analyzer.project.build import build_project
from analyzer.project.code import ProjectCode
from analyzer.project.dynamic import find_dynamic
from analyzer.sources.deployment import is_deployment
from analyzer.sources.manifests import is_template
from tests.reading import code_of, texts_below

ROOT = Path(__file__).parent
EXPECTED = "expected.json"
WHOLE = frozenset(
    {"tables", "keys", "open_sites", "transactions"}
    | {"accesses", "calls", "imports", "dynamic", "all_problems", "effects", "external_services", "processes"}
    | {"tests", "open_requests"}
)  # keys that need the whole second step
Row = dict[str, Any]


def cases() -> list[Path]:
    return sorted(path.parent for path in ROOT.glob(f"*/*/{EXPECTED}"))


def folders() -> list[Path]:
    return sorted(path for path in ROOT.glob("*/*") if path.is_dir() and path.name != "__pycache__")


def framework_of(case: Path) -> Framework:
    return next(framework for framework in BUILTIN if framework.name == case.parent.name)


def expected_of(case: Path) -> dict[str, list[Row]]:
    return json.loads((case / EXPECTED).read_text(encoding="utf-8"))


def found_in(case: Path) -> dict[str, list[Row]]:
    """Everything that the framework of a case finds, with every field."""
    texts = {path: text for path, text in texts_below(case).items() if path != EXPECTED}
    code = code_of(texts)
    found = facts_of(code, framework_of(case))
    return found if WHOLE.isdisjoint(expected_of(case)) else found | _whole(code)


def _whole(code: ProjectCode) -> dict[str, list[Row]]:
    """What the whole second step makes of a case, with every framework that the case imports."""
    files = [(module.file, module.facts) for module in code.all_modules.values()]
    tree = SourceTree("case", tuple(file for file, _facts in files), ("",))
    texts = {path: code.manifest(path) for path in code.manifests() if is_template(path)}
    templates = {path: read_template(text) for path, text in texts.items()}
    stated = {path: read_deployment(path, code.manifest(path)) for path in code.manifests() if is_deployment(path)}
    project = build_project(files, tree, BUILTIN, templates, Beside(code.scripts, stated))
    rows: dict[str, Iterable[Row]] = {
        "accesses": (
            {"function": one.function, "table": one.table, "op": one.op, "verb": one.verb, "level": one.level.value}
            for one in project.accesses
        ),
        "tables": (
            {"table": one.table, "symbol": one.symbol, "confidence": one.confidence.value}
            for one in project.entities
            if one.table
        ),
        "keys": (
            {"from_table": one.from_table, "column": one.column, "to_table": one.to_table, "on_delete": one.on_delete}
            for one in project.relations
        ),
        "open_sites": (
            {"function": one.function, "verb": one.verb, "op": one.op, "tables": list(one.tables)}
            for one in project.open_sites
        ),
        "transactions": (
            {
                "function": one.function,
                "kind": one.kind,
                "written": list(one.tables_written),
                "through_calls": list(one.tables_written_through_calls),
                "locked": list(one.tables_locked),
                "after_commit": list(one.tables_written_after_commit),
                "receivers": list(one.receivers),
                "by_receivers": list(one.tables_written_by_receivers),
                "effects": list(one.effects),
            }
            for one in project.transactions
        ),
        "calls": (
            {
                "caller": one.caller,
                "callee": one.callee,
                "confidence": one.confidence.value,
                "in_transaction": one.in_transaction,
                "later": one.later,
            }
            for one in project.calls
        ),
        "imports": (
            {"client": one.client, "supplier": one.supplier, "when": one.when.value}
            for one in project.dependencies
            if one.kind == "import"
        ),
        "tests": (
            {
                "name": one.name,
                "names": list(one.own.names),
                "asks": list(one.own.entry_points),
                "set_up": [*one.set_up.names, *one.set_up.entry_points],
            }
            for one in project.tests.tests
        ),
        "open_requests": (
            {"reason": one.reason, "lines": [f"{place.path}:{place.line}" for place in one.locations]}
            for one in project.tests.open_requests
        ),
        "dynamic": ({"function": one.function, "kind": one.kind, "pattern": one.pattern} for one in find_dynamic(code)),
        "all_problems": map(_problem, project.problems),
        "effects": map(_effect, project.effects),
        "processes": (
            {
                "id": one.id,
                "runs": [run.value for run in one.runs],
                "queues": list(one.queues),
                "entry_points": list(one.entry_points),
                "why": [reason.text for reason in one.because],
            }
            for one in project.processes
        ),
        "external_services": (
            {"name": one.name, "setting": one.setting, "hosts": list(one.hosts), "callers": list(one.callers)}
            for one in project.external_services
        ),
    }
    return {key: in_order(found) for key, found in rows.items()}


def facts_of(code: ProjectCode, framework: Framework) -> dict[str, list[Row]]:
    data = framework.find_entities(code)
    entries = framework.find_entries(code)
    named = {"task": "tasks", "command": "commands"}
    facts: dict[str, list[Row]] = {
        "entities": [_entity(one) for one in data.entities],
        "relations": [_relation(one) for one in data.relations],
        "entry_points": [_entry(one) for one in entries.entry_points],
        "routes": [_route(one) for one in entries.entry_points if one.kind == "http"],
        "tasks": [],
        "commands": [],
        "signals": [_signal(one) for one in entries.wires if one.via == "signal"],
        "wires": [_wire(one) for one in entries.wires],
        "problems": [_problem(one) for one in [*data.problems, *entries.problems]],
    }
    for one in entries.entry_points:
        if one.kind in named:
            facts[named[one.kind]].append({"name": one.name, "function": one.function})
    return {key: in_order(rows) for key, rows in facts.items()}


def in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))


def cut_to(found: list[Row], expected: list[Row]) -> list[Row]:
    """Keep the fields that the expected rows name."""
    fields = {field for row in expected for field in row}
    return in_order({key: value for key, value in row.items() if key in fields} for row in found) if fields else found


def _entity(one: Entity) -> Row:
    columns = [f"{column.name} {column.type} {column.column}".strip() for column in one.columns]
    return {
        "table": one.table, "class": one.symbol, "kind": one.kind.value, "label": one.label, "columns": columns,
        "parents": list(one.parents), "line": one.location.line, "confidence": one.confidence.value,
    }  # fmt: skip


def _relation(one: Relation) -> Row:
    return {
        "from_table": one.from_table, "column": one.column, "to_table": one.to_table, "kind": one.kind,
        "field": one.field, "reverse": one.reverse, "on_delete": one.on_delete, "through": one.through,
        "declared_in": one.declared_in, "lines": [location.line for location in one.locations],
    }  # fmt: skip


def _entry(one: EntryPoint) -> Row:
    return {
        "id": one.id, "kind": one.kind, "name": one.name, "function": one.function, "guards": list(one.guards),
        "sources": list(one.guard_sources), "path": one.location.path, "line": one.location.line,
        "queues": list(one.queues),
    }  # fmt: skip


def _route(one: EntryPoint) -> Row:
    return {
        "method": one.method, "path": one.path, "handler": one.function, "guards": list(one.guards),
        "sources": list(one.guard_sources),
    }  # fmt: skip


def _signal(one: Wire) -> Row:
    signal, _colon, sender = one.key.partition(":")
    return {"signal": signal, "receiver": one.target, "sender": sender, "confidence": one.confidence.value}


def _wire(one: Wire) -> Row:
    return {
        "source": one.source, "target": one.target, "via": one.via, "key": one.key, "asynchronous": one.asynchronous,
        "confidence": one.confidence.value,
    }  # fmt: skip


def _effect(one: ExternalEffect) -> Row:
    return {
        "function": one.function, "kind": one.kind.value, "what": one.what, "target": one.target,
        "in_loop": one.in_loop, "in_transaction": one.in_transaction, "confidence": one.confidence.value,
        "lines": [location.line for location in one.locations],
    }  # fmt: skip


def _problem(one: Problem) -> Row:
    return {"slug": one.slug, "path": one.location.path, "line": one.location.line, "message": one.message}


def accept(case: Path) -> None:
    """Write what is found over the expected rows; fields and keys stay."""
    found = found_in(case)
    rows = {key: cut_to(found[key], rows) for key, rows in expected_of(case).items()}
    lines = ",\n".join(f" {json.dumps(key)}: [\n{_lines(rows)}\n ]" if rows else f" {json.dumps(key)}: []"
                       for key, rows in rows.items())  # fmt: skip
    (case / EXPECTED).write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def _lines(rows: list[Row]) -> str:
    return ",\n".join(f"  {json.dumps(row)}" for row in rows)


def main(arguments: list[str]) -> None:
    for name in [one for one in arguments if one != "--accept"]:
        case = Path(name).resolve()
        if "--accept" in arguments:
            accept(case)
        else:
            sys.stdout.write(json.dumps({case.name: found_in(case)}, indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
