"""Rewrite the generated parts of the documentation: what stands between `<!-- generated: NAME -->` and `<!-- end -->`.

`make docs` runs this; `tests/test_docs.py` compares its result with the files.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from analyzer.cli.main import main as command_line
from analyzer.frameworks import BUILTIN
from analyzer.model.knowledge import Framework, no_entities, no_entries

DOCS = Path(__file__).parent
PART = re.compile(r"(<!-- generated: (?P<name>[a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
WIDTH = 100  # columns of a help text


def help_texts(command: click.Command, name: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the help text of a command and of every command below it."""
    context = click.Context(command, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH)
    yield name, command.get_help(context)
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None and not found.hidden:
                yield from help_texts(found, f"{name} {child}")


def commands() -> str:
    """Return every command with its help text."""
    return "\n".join(
        f"## `{name}`\n\n```text\n{text.rstrip()}\n```\n" for name, text in help_texts(command_line, "decompose")
    )


def frameworks() -> str:
    """Return the table of what we know about each library."""
    titles = {framework.name: framework.title for framework in BUILTIN}
    rows = [framework_row(framework, titles) for framework in sorted(BUILTIN, key=lambda each: each.title.lower())]
    head = "| library | seen by its imports | builds on | entities | data access | entry points | manual |\n"
    return head + "|---|---|---|---|---|---|---|\n" + "\n".join(rows) + "\n"


def framework_row(framework: Framework, titles: dict[str, str]) -> str:
    """Return one row of the table."""
    packages = ", ".join(f"`{name}`" for name in sorted(framework.packages))
    access = any(transfer.op for transfer in framework.transfers) or any(call.op for call in framework.calls)
    known = [framework.find_entities is not no_entities, access, framework.find_entries is not no_entries]
    marks = " | ".join("yes" if each else "" for each in known)
    return f"| {framework.title} | {packages} | {titles.get(framework.parent, '')} | {marks} | <{framework.source}> |"


PARTS: dict[str, Callable[[], str]] = {"commands": commands, "frameworks": frameworks}


def pages() -> dict[Path, str]:
    """Return the text that every page with generated parts should have."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(DOCS.glob("*.md"))}
    return {path: PART.sub(fill, text) for path, text in texts.items() if PART.search(text)}


def fill(part: re.Match[str]) -> str:
    """Return a generated part between its marks."""
    return f"{part[1]}\n{PARTS[part['name']]()}\n{part[3]}"


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
