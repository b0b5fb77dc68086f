"""Rewrite the generated parts of the documentation: what stands between `<!-- generated: NAME -->` and `<!-- end -->`.

`make docs` runs this; `tests/test_docs.py` compares its result with the files.
"""

import ast
import inspect
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import click

from analyzer.cli.analyze import analyze
from analyzer.cli.main import decompose
from analyzer.frameworks import BUILTIN
from analyzer.frameworks.others import LIBRARIES, OTHERS
from analyzer.frameworks.outside.framework import OUTSIDE
from analyzer.model.knowledge import Framework, no_entities, no_entries
from analyzer.model.settings import Settings
from analyzer.sources.settings import PREFIX
from docs.shapes import comments_of, report_rows

DOCS = Path(__file__).parent
ROOT = DOCS.parent
PART = re.compile(r"(<!-- generated: (?P<name>[a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
DEMO_OUT = "decompose-out"  # where `make demo` puts its reports
EXAMPLES = {  # a setting -> a value that one might want
    "exclude": '["legacy/**", "*_old.py"]',
    "roots": '["src", "services/api"]',
    "services": "7",
    "seed": "1",
    "jobs": "2",
    "use_git": "false",
    "commits": "2_000",
    "co_change": "true",
    "largest_file": "20_000_000",
    "show_source": "false",
    "goal": '"autonomy"',
    "entry_points": '["task shop.jobs.job(name)"]',
    "registries": '["shop.actions.get_action(0) <- shop.actions.action(name)"]',
    "teams": '{money = ["billing/**", "payments/**"], content = ["catalog/**"]}',
}
OPTIONS = {"use_git": "--no-git"}  # settings whose option has another name
LIMITS = (  # files whose numbers decide what is read, drawn and judged
    "analyzer/pipeline/analyze.py",
    "analyzer/pipeline/cite.py",
    "analyzer/sinks.py",
    "analyzer/plan/readiness.py",
    "analyzer/plan/first_seams.py",
    "analyzer/plan/sticky.py",
    "analyzer/plan/crossing_keys.py",
    "analyzer/plan/sagas.py",
    "analyzer/plan/steps.py",
)
NUMBER = re.compile(r"^([A-Z][A-Z_]+) = ([\d_.]+)(?:  # (.+))?$", re.MULTILINE)


@cache
def demo() -> tuple[str, dict[str, Any]]:
    """Run what `make demo` runs; return what it prints and the JSON report it writes."""
    command = str(Path(sys.executable).with_name("decompose"))
    with tempfile.TemporaryDirectory() as folder:
        arguments = [command, "analyze", "sample_monolith", "--output", folder]
        run = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
        report = json.loads(Path(folder, "decompose-report.json").read_text(encoding="utf-8"))
    return run.stdout.replace(str(Path(folder)), DEMO_OUT), report


def printed() -> str:
    """Return what `make demo` prints."""
    return f"```text\n{demo()[0].rstrip()}\n```\n"


def service_map() -> str:
    """Return the picture of the sample's services: who calls whom at how many sites."""
    report = demo()[1]
    names = {service["id"]: f"s{number}" for number, service in enumerate(report["services"])}
    boxes = [
        f'    {names[one["id"]]}["{one["name"]}<br>{counted(len(one["tables"]), "table")}"]'
        for one in report["services"]
    ]
    sites: dict[tuple[str, str], int] = {}
    for row in report["boundary_calls"]:
        if row["kind"] != "foreign-key":
            pair = (row["from_service"], row["to_service"])
            sites[pair] = sites.get(pair, 0) + row["sites"]
    arrows = [f"    {names[one]} -->|{count}| {names[two]}" for (one, two), count in sorted(sites.items())]
    return "\n".join(["```mermaid", "flowchart LR", *boxes, *arrows, "```", ""])


def counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def every_command(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Yield the name of a command and of every command below it."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name)
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None and not found.hidden:
                yield from every_command(found, f"{name} {child}")


def commands() -> str:
    """Return every command with its options; click's own help text differs from version to version."""
    return "\n".join(described(name, command) for name, command in every_command(decompose, "decompose"))


def described(name: str, command: click.Command) -> str:
    """Return one command: what it takes, what it does, its options."""
    arguments = [value_of(one) for one in command.params if isinstance(one, click.Argument)]
    options = [option_row(one) for one in command.params if isinstance(one, click.Option)]
    rows = [*options, "| `-h`, `--help` | Show this help and exit. |"]
    usage = " ".join([name, *arguments])
    told = inspect.cleandoc(command.help or "")
    return "\n".join([f"## `{usage}`", "", told, "", "| option | meaning |", "|---|---|", *rows, ""])


def option_row(option: click.Option) -> str:
    """Return one option with its value, meaning and default."""
    value = "" if option.is_flag else f" {value_of(option)}".replace("|", "\\|")
    names = ", ".join(f"`{name}`" for name in option.opts[:-1]) + (", " if option.opts[1:] else "")
    default = f" Default: `{option.default}`." if option.show_default else ""
    return f"| {names}`{option.opts[-1]}{value}` | {option.help}{default} |"


def value_of(param: click.Parameter) -> str:
    """Return what stands for a value."""
    if isinstance(param.type, click.Choice):
        return f"[{'|'.join(param.type.choices)}]"
    return str(param.metavar or (param.name or "").upper())


def settings() -> str:
    """Return one row per setting."""
    options = {param.name: max(param.opts, key=len) for param in analyze.params if isinstance(param, click.Option)}
    comments = comments_of(Settings)
    rows = [
        f"| `{one.name}` | `{toml(getattr(Settings(), one.name))}` | "
        f"{code(OPTIONS.get(one.name) or options.get(one.name, ''))} | `{PREFIX}{one.name.upper()}` | "
        f"{comments[one.name]} | `{one.name} = {EXAMPLES[one.name]}` |"
        for one in fields(Settings)
        if one.name != "origins"
    ]
    head = "| key | default | option | environment | meaning | example |\n|---|---|---|---|---|---|\n"
    return head + "\n".join(rows) + "\n"


def toml(value: object) -> str:
    """Write a default as TOML does."""
    return str(value).lower() if isinstance(value, bool) else "[]" if value == () else str(value)


def code(text: str) -> str:
    """Return text as code, nothing for no text."""
    return f"`{text}`" if text else ""


def reads_data(framework: Framework) -> bool:
    """Say whether data access is read through this library."""
    return any(one.op for one in framework.transfers) or any(one.op for one in framework.calls)


def wakes(framework: Framework) -> bool:
    """Say whether this library's entry points or wires are read."""
    return framework.find_entries is not no_entries


def by_title() -> list[Framework]:
    """Return the libraries that are read, sorted."""
    return sorted((one for one in BUILTIN if one not in (OTHERS, OUTSIDE)), key=lambda one: one.title.lower())


def outside() -> str:
    """Return the libraries whose calls reach out of the process, by what they do."""
    found: dict[str, set[str]] = {}
    for one in OUTSIDE.outside:
        paths = {*one.functions, *one.values, *(path for path in one.decorators if "." in path)}
        found.setdefault(one.kind, set()).update(path.removeprefix("builtins.") for path in paths)
        found[one.kind].update(f"columns of type {name}" for name in one.columns)
    rows = [f"| {kind} | {', '.join(sorted({package(path) for path in found[kind]}))} |" for kind in sorted(found)]
    return "| kind | libraries |\n|---|---|\n" + "\n".join(rows) + "\n"


def package(path: str) -> str:
    """Return what a path belongs to, as code: the package, of Django the module."""
    parts = path.split(".")
    return path if " " in path else f"`{'.'.join(parts[: 3 if parts[0] == 'django' else 1])}`"


def detected() -> str:
    """Return the libraries that are only detected, by what is not read of them."""
    found: dict[str, list[str]] = {}
    for one in sorted(LIBRARIES, key=lambda each: each.title.lower()):
        found.setdefault(one.gap[0], []).append(f"{one.title} ({one.uses})")
    rows = [f"| {gap} | {', '.join(names)} |" for gap, names in found.items()]
    return "| what is missing | libraries |\n|---|---|\n" + "\n".join(sorted(rows)) + "\n"


def frameworks() -> str:
    """Return the table of what we know about each library."""
    titles = {one.name: one.title for one in BUILTIN}
    head = "| library | seen by its imports | builds on | entities | data access | entry points | manual |\n"
    rows = [framework_row(one, titles.get(one.parent, "")) for one in by_title()]
    return head + "|---|---|---|---|---|---|---|\n" + "\n".join(rows) + "\n"


def framework_row(framework: Framework, parent: str) -> str:
    """Return one row of the table."""
    packages = ", ".join(f"`{name}`" for name in sorted(framework.packages)) or "always"
    known = [framework.find_entities is not no_entities, reads_data(framework), wakes(framework)]
    marks = " | ".join("yes" if each else "" for each in known)
    return f"| {framework.title} | {packages} | {parent} | {marks} | <{framework.source}> |"


def cases() -> str:
    """Return what the corpus of each library shows: what is found, what is given up, what is left alone."""
    rows = []
    for framework in [*by_title(), OUTSIDE]:
        names = sorted(path.name for path in (ROOT / "tests" / "frameworks" / framework.name).glob("*_*"))
        told = [phrases(names, start) for start in ("finds", "gives_up_on", "ignores")]
        rows.append(f"| {framework.title} | {' | '.join(told)} |")
    head = "| library | finds | gives up on | leaves alone |\n|---|---|---|---|\n"
    return head + "\n".join(rows) + "\n"


def phrases(names: list[str], start: str) -> str:
    """Return the cases whose names begin with a verb, as words."""
    return ", ".join(name.removeprefix(f"{start}_").replace("_", " ") for name in names if name.startswith(f"{start}_"))


def libraries() -> str:
    """Return the libraries in two lines, for the README."""
    data = [one.title for one in by_title() if one.find_entities is not no_entities]
    entries = [one.title for one in by_title() if wakes(one)]
    return f"- tables and who reads and writes them: {', '.join(data)}\n- what wakes the code: {', '.join(entries)}\n"


def packages() -> str:
    """Return the folders of the program with what each is for."""
    inits = sorted((ROOT / "analyzer").rglob("__init__.py"))
    rows = [f"| `{path.parent.relative_to(ROOT).as_posix()}/` | {docstring(path)} |" for path in inits]
    return "| folder | what it is for |\n|---|---|\n" + "\n".join(rows) + "\n"


def docstring(path: Path) -> str:
    """Return the first paragraph of a module's docstring, as one line."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(text.partition("\n\n")[0].split())


def contracts() -> str:
    """Return the import rules by their names, as pyproject.toml has them."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = [one["name"] for one in table["tool"]["importlinter"]["contracts"]]
    return "\n".join(f"- {name}" for name in names) + "\n"


def limits() -> str:
    """Return the numbers that decide what is read, drawn and judged."""
    rows = [
        f"| `{name}` | {value} | {meaning or name.lower().replace('_', ' ')} | `{path}` |"
        for path in LIMITS
        for name, value, meaning in NUMBER.findall((ROOT / path).read_text(encoding="utf-8"))
        if meaning or name.startswith("MOST_") or name.endswith("_COST")
    ]
    return "| number | value | meaning | where |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"


PARTS: dict[str, Callable[[], str]] = {
    "cases": cases,
    "commands": commands,
    "contracts": contracts,
    "demo": printed,
    "detected": detected,
    "frameworks": frameworks,
    "libraries": libraries,
    "limits": limits,
    "map": service_map,
    "outside": outside,
    "packages": packages,
    "rows": report_rows,
    "settings": settings,
}


def pages() -> dict[Path, str]:
    """Return the text that every page with generated parts should have."""
    texts = {path: path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]}
    return {path: PART.sub(fill, text) for path, text in texts.items() if PART.search(text)}


def fill(part: re.Match[str]) -> str:
    """Return a generated part between its marks."""
    return f"{part[1]}\n{PARTS[part['name']]()}\n{part[3]}"


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
