"""Which code a program on a command line runs: an application, tasks of queues, a schedule, one command. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from analyzer.model.location import Confidence
from analyzer.model.processes import Launcher, Runs
from analyzer.project.started import is_python

VARIABLE = re.compile(r"\$\w|\$\{|\$\(|%\(|\{\{")  # what is known when it runs


@dataclass(frozen=True, slots=True)
class Launch:
    """What one program runs; entry points are found later, when all applications are known."""

    runs: Runs
    program: str
    target: str = ""  # the module or application that is named
    frameworks: frozenset[str] = frozenset()
    queues: tuple[str, ...] | None = ()  # None: named by a variable
    named: str = ""  # of a command: the id of its entry point
    only_loaded: tuple[str, ...] = ()  # modules, where nothing else is loaded
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True)
class Line:
    """The arguments of a program, sorted."""

    plain: tuple[str, ...]
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()


def match_launcher(launcher: Launcher, program: str, arguments: Sequence[str]) -> Iterator[Launch]:
    """Go through what a launcher runs for these arguments; nothing where they ask it for something else."""
    line = sort_arguments(launcher, arguments)
    plain = line.plain
    if launcher.words:
        if not plain or plain[0] not in launcher.words:
            return
        plain = plain[1:]
    named = [value for option in sorted(launcher.options) for value in line.options.get(option, ())]
    target = named[0] if named else plain[0] if plain and launcher.positional else ""
    loaded = (*plain, *named) if launcher.only_loaded else ()
    yield Launch(
        launcher.runs, program, target, launcher.frameworks, _queues(launcher, line, plain), only_loaded=tuple(loaded)
    )
    if not launcher.also.isdisjoint(line.flags):
        yield Launch(Runs.SCHEDULER, program, target, launcher.frameworks)


def sort_arguments(launcher: Launcher, arguments: Sequence[str]) -> Line:
    """Tell plain words, options with their values and flags apart, by what the launcher is known to take."""
    plain: list[str] = []
    options: dict[str, tuple[str, ...]] = {}
    flags: set[str] = set()
    at = 0
    while at < len(arguments):
        word = arguments[at]
        at += 1
        if not word.startswith("-") or word in ("-", "--"):
            plain += [word] if word not in ("-", "--") else []
            continue
        name, value = _split(word)
        if name in launcher.flags:
            flags.add(name)
        elif value:
            options[name] = (*options.get(name, ()), value)
        else:
            until = _end_of_values(arguments, at, most=len(arguments) if name in launcher.queues else 1)
            options[name] = (*options.get(name, ()), *arguments[at:until])
            at = until
    return Line(tuple(plain), options, frozenset(flags))


def _split(word: str) -> tuple[str, str]:
    """Return name and value of `--name=value` and `-nvalue`."""
    if word.startswith("--"):
        name, _equals, value = word.partition("=")
        return name, value
    return word[:2], word[2:].removeprefix("=")


def _end_of_values(arguments: Sequence[str], start: int, most: int) -> int:
    at = start
    while at < min(len(arguments), start + most) and not arguments[at].startswith("-"):
        at += 1
    return at


def _queues(launcher: Launcher, line: Line, plain: Sequence[str]) -> tuple[str, ...] | None:
    """Return the queues that are named, or the program's own default; None where they are known when it runs."""
    given = [value for option in sorted(launcher.queues) for value in line.options.get(option, ())]
    given += plain if launcher.queue_words else []
    if any(VARIABLE.search(word) for word in given):
        return None
    names = sorted({name for word in given for name in word.split(",") if name})
    return tuple(names) or ((launcher.default_queue,) if launcher.default_queue else ())


def without_python(words: Sequence[str]) -> tuple[str, ...]:
    """Return what Python is asked to run: ("-m", module, ...) or (file, ...); nothing for `python -c`."""
    if not is_python(words[0].rpartition("/")[2]):
        return tuple(words)
    at = 1
    while at < len(words) and words[at].startswith("-"):
        if words[at] == "-m":
            return tuple(words[at:]) if at + 1 < len(words) else ()
        if words[at].startswith("-c"):
            return ()
        at += 2 if words[at] in ("-X", "-W") else 1
    return tuple(words[at:])


def command_in(words: Iterable[str], names: Mapping[tuple[str, ...], str]) -> str:
    """Return the entry point of the command that plain words begin with, options in between left out; "" for none.

    Args:
        words: The arguments of the program.
        names: The words of every command -> its entry point.
    """
    plain = [word for word in words if not word.startswith("-")]
    prefixes = (tuple(plain[:length]) for length in range(len(plain), 0, -1))
    return next((names[prefix] for prefix in prefixes if prefix in names), "")
