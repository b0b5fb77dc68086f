"""Options that several commands share. I/O: none of its own."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from analyzer.cli.terminal import COLOR

Command = TypeVar("Command", bound=Callable[..., Any])
WHOLE = click.IntRange(min=0)
LONGEST_NUMBER = 9  # digits


def split_formats(
    _context: click.Context, option: click.Parameter, values: tuple[str, ...], known: Sequence[str]
) -> tuple[str, ...]:
    """Return the formats named, with commas or by repeating the option, each once and in order."""
    names = tuple(dict.fromkeys(part.strip() for value in values for part in value.split(",") if part.strip()))
    for name in names:
        if name not in known:
            raise click.BadParameter(f"{name!r} is no format; known: {', '.join(known)}", param=option)
    return names


def read_number(_context: click.Context, option: click.Parameter, value: str | None) -> int | None:
    """Return a number of services, 0 for `auto`, None where nothing was said."""
    if value is None or value == "auto":
        return None if value is None else 0
    if value.isascii() and value.isdecimal() and len(value) <= LONGEST_NUMBER and int(value) > 0:
        return int(value)
    raise click.BadParameter(f"{value!r} is neither auto nor a number of at least 1", param=option)


def paths(command: Command) -> Command:
    """Add the paths of one code base."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH [PATH ...]")(command)


def reading(command: Command) -> Command:
    """Add what decides which files are read, and how."""
    for option in (
        click.option(
            "--exclude", multiple=True, metavar="PATTERN", help="Leave out paths, as in .gitignore; repeatable."
        ),
        click.option("--no-git", is_flag=True, help="Do not ask git: neither for the list of files nor for commits."),
        click.option("--jobs", type=WHOLE, metavar="N", help="Processes that read files; 0: one per core."),
        click.option("--no-cache", is_flag=True, help="No effect: there is no cache yet, every run reads everything."),
        click.option("--frozen", is_flag=True, help="No effect: there is no cache yet, every run reads everything."),
    ):
        command = option(command)
    return command


def services(command: Command) -> Command:
    """Add how many services are wanted, and the seed."""
    command = click.option("--seed", type=WHOLE, metavar="N", help="Seed of every random choice.")(command)
    text = "How many services to propose; auto: what the code itself suggests."
    return click.option("--services", metavar="auto|K", callback=read_number, help=text)(command)


def goal(command: Command) -> Command:
    """Add what a cut is for."""
    text = "What a cut is for: autonomy, release-speed, scale, isolation, compliance; the verdict answers it."
    return click.option("--goal", metavar="GOAL", help=text)(command)


def history(command: Command) -> Command:
    """Add whether commits count."""
    text = "Count it as a tie that commits changed two modules together."
    return click.option("--co-change", is_flag=True, default=None, help=text)(command)


def terminal(command: Command) -> Command:
    """Add how much is said and how."""
    for option in (
        click.option("--debug", is_flag=True, help="Show the traceback of an error."),
        click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            expose_value=False,
            callback=lambda _context, _option, value: COLOR.set(value),
            help="Colours; auto: on a terminal, unless NO_COLOR is set.",
        ),
        click.option("-v", "--verbose", is_flag=True, help="List every problem."),
        click.option("-q", "--quiet", is_flag=True, help="No progress, no warnings."),
    ):
        command = option(command)
    return command


def chosen(**given: Any) -> dict[str, Any]:
    """Return options as settings; what was not given is left to environment, file and default."""
    settings = {key: value for key, value in given.items() if key not in ("debug", "no_cache", "frozen", "no_git")}
    return {**settings, "use_git": False if given.get("no_git") else None}
