"""Dockerfiles: what their last stage, and every stage with a name, starts.

Source: "Dockerfile reference", ENTRYPOINT, CMD, "Understand how CMD and ENTRYPOINT interact", "Parser directives".
Pure.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analyzer.facts.deployment.shell import SHELLS, WITH_TEXT, in_order, read_commands
from analyzer.model.deployment import DeploymentFile, ShellCommand, Stated

INSTRUCTION = re.compile(r"\s*(FROM|ENTRYPOINT|CMD|COPY|ADD)\s+(.*)", re.IGNORECASE | re.DOTALL)
COPIED = re.compile(
    r"(?:--(?!from)\S+\s+)*([^\s\[\"-]\S*)\s+(\S*[^\s/])"
)  # of one file; of another image it is none of ours
FROM = re.compile(r"(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Stage:
    """One stage, with what it takes over from the stage it builds on."""

    name: str = ""
    line: int = 0
    entrypoint: tuple[ShellCommand, ...] = ()
    command: tuple[ShellCommand, ...] = ()
    entrypoint_text: str = ""
    command_text: str = ""


def read_dockerfile(text: str, name: str) -> DeploymentFile:
    """Return one process per stage that is last or has a name and starts something; the last stage comes last."""
    stages: list[_Stage] = []
    renamed: dict[str, str] = {}
    for instruction, value, line in _instructions(text):
        if instruction == "FROM":
            stages.append(_begin(value, line, stages))
        elif instruction in ("COPY", "ADD"):
            renamed |= _renamed(value)
        elif stages:
            stages[-1] = _with(stages[-1], instruction, value, line)
    chosen = [stage for stage in stages[:-1] if stage.name] + stages[-1:]
    found = tuple(_stated(stage, name) for stage in chosen if stage.entrypoint or stage.command)
    return DeploymentFile(found, renamed=tuple(sorted(renamed.items())))


def _renamed(value: str) -> dict[str, str]:
    """Return the name that a copied file has in the image, where it is another one, with the path it comes from."""
    match = COPIED.fullmatch(value.strip())
    source, target = match.groups() if match is not None else ("", "")
    name = target.rpartition("/")[2]
    return {name: source} if name and "." in name and name != source.rpartition("/")[2] else {}


def _instructions(text: str) -> Iterator[tuple[str, str, int]]:
    """Go through the instructions that matter, lines that go on joined."""
    held, start = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("#"):
            continue
        start = start if held else number
        held += line
        if held.rstrip().endswith("\\"):
            held = held.rstrip()[:-1] + " "
            continue
        match = INSTRUCTION.match(held)
        if match:
            yield match.group(1).upper(), match.group(2).strip(), start
        held = ""


def _begin(value: str, line: int, stages: list[_Stage]) -> _Stage:
    match = FROM.match(value)
    base, name = (match.group(1), match.group(2) or "") if match else ("", "")
    parent = next((stage for stage in reversed(stages) if stage.name == base), _Stage())
    return replace(parent, name=name, line=parent.line or line)


def _with(stage: _Stage, instruction: str, value: str, line: int) -> _Stage:
    words = _exec_form(value)
    commands = in_order([words], line) if words is not None else read_commands(value, line)
    text = " ".join(words) if words is not None else value
    if instruction == "ENTRYPOINT":  # resets what the base image starts
        return replace(stage, line=line, entrypoint=commands, entrypoint_text=text, command=(), command_text="")
    return replace(stage, line=line, command=commands, command_text=text)


def _exec_form(value: str) -> list[str] | None:
    """Return the words of `["a", "b"]`; None for a shell form."""
    if not value.startswith("["):
        return None
    try:
        words = json.loads(value)
    except (ValueError, RecursionError):
        return None
    return words if isinstance(words, list) and all(isinstance(word, str) for word in words) else None


def _given_to_shell(stage: _Stage) -> tuple[ShellCommand, ...]:
    """Return what a shell is told in two instructions: `ENTRYPOINT ["sh", "-c"]` and `CMD ["celery ..."]`."""
    words = stage.entrypoint[-1].words
    if len(words) < 2 or words[-2].rpartition("/")[2] not in SHELLS or not WITH_TEXT.fullmatch(words[-1]):
        return ()
    return in_order([[*words, *(word for command in stage.command for word in command.words)]], stage.line)


def _stated(stage: _Stage, name: str) -> Stated:
    texts = [text for text in (stage.entrypoint_text, stage.command_text) if text]
    arguments = tuple(word for command in stage.command for word in command.words) if stage.entrypoint else ()
    commands = stage.entrypoint or stage.command
    opened = _given_to_shell(stage) if arguments else ()
    if opened:
        commands, arguments = opened, ()
    return Stated(
        name=f"{name} {stage.name}".strip(),
        kind="container",
        line=stage.line,
        text=" ".join(texts),
        commands=commands,
        arguments=arguments,
        target=stage.name,
        is_entrypoint=bool(stage.entrypoint),
    )
