"""What a process really starts: shell scripts, entry points of images and wrappers followed.

Source: "Dockerfile reference", "Understand how CMD and ENTRYPOINT interact"; POSIX.1-2017, Shell Command Language,
2.5.2 "Special Parameters"; s6-overlay's manual, "The /init". Pure.
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analyzer.model.deployment import DeploymentFile, ShellCommand, Stated

DEEPEST_SCRIPT = 8  # scripts that start scripts
MOST_FOLLOWED = 10_000  # commands of one process; a script that starts itself twice would double them without end
# Programs that start the program named after them, and nothing else that matters here.
WRAPPERS = frozenset(
    {
        *("exec", "command", "nohup", "time", "env", "nice", "ionice", "sudo", "gosu", "su-exec", "setpriv", "chpst"),
        *("s6-setuidgid", "s6-notifyoncheck", "with-contenv", "tini", "dumb-init", "catatonit", "stdbuf", "timeout"),
        *("poetry", "pipenv", "uv", "pdm", "hatch", "rye", "ddtrace-run", "newrelic-admin", "opentelemetry-instrument"),
        *("coverage", "watchmedo", "watchfiles", "dockerize", "chronic", "flock", "xvfb-run", "start-stop-daemon"),
    }
)
SHELLS = frozenset({"sh", "bash", "dash", "ash", "zsh", "ksh", "source", "."})
SUPERVISORS = frozenset({"supervisord", "uwsgi", "honcho", "foreman", "forego", "goreman", "hivemind", "overmind"})
# Of a shell, and small programs that scripts use: they start nothing.
BUILTINS = frozenset(
    {
        *("set", "export", "unset", "echo", "printf", "cd", "exit", "shift", "trap", "sleep", "true", "false", "test"),
        *(
            "[",
            "[[",
            ":",
            "local",
            "readonly",
            "return",
            "wait",
            "umask",
            "ulimit",
            "read",
            "eval",
            "declare",
            "typeset",
            "find",
            "pwd",
            "mkdir",
        ),
        *("rm", "cp", "mv", "ln", "chown", "chmod", "cat", "sed", "grep", "awk", "touch", "date", "which", "type"),
    }
)
S6_INIT = "/init"  # of s6-overlay: starts every service below s6-rc.d
PYTHON = ("python", "pypy")
ARGUMENTS = frozenset({"$@", "$*", "${@}", "${*}"})
FIRST = "$0"  # of the text of `sh -c`: the word behind it
IF = "if"


@dataclass(frozen=True, slots=True)
class _Call:
    """What a script runs with."""

    path: str  # of the script; "" outside of one
    arguments: tuple[str, ...]
    depth: int


class Started:
    """Follows the commands of deployment files to the programs behind them."""

    def __init__(self, files: Mapping[str, DeploymentFile], programs: frozenset[str], paths: Iterable[str]) -> None:
        """Know the files, the names of programs that matter, and the paths of Python files."""
        self.files, self.programs = files, programs
        self.services = [
            (path, one)
            for path, file in sorted(files.items())
            for one in file.processes
            if one.kind == "service" and not is_preparation(path, files)
        ]
        self.left = 0  # commands that may still be followed
        self.supervised: list[str] = []  # names of the processes that the last one starts
        self.by_name: dict[str, list[str]] = {}
        for path in sorted({*files, *paths}):
            self.by_name.setdefault(path.rpartition("/")[2], []).append(path)
        for path, file in sorted(files.items()):
            for name, source in file.renamed:
                found = self.file_named(source, path)
                self.by_name.setdefault(name, [found] if found else [])

    def of(self, stated: Stated, path: str, image: Stated | None) -> list[ShellCommand]:
        """Return the programs that a process starts, in their order; those under a condition stand within its file.

        Args:
            stated: The process.
            path: The file that states it.
            image: What the image of the process starts, where its Dockerfile is known.
        """
        commands, arguments = stated.commands, stated.arguments
        if image is not None and not stated.is_entrypoint:
            if not commands:
                commands, arguments = image.commands, image.arguments
            elif image.is_entrypoint:
                arguments = tuple(word for command in commands for word in command.words)
                commands = image.commands
        if len(commands) == 1:
            commands = (replace(commands[0], words=(*commands[0].words, *arguments)),)
        self.left, self.supervised = MOST_FOLLOWED, []
        return list(self._each(commands, _Call(path, arguments, 0)))

    def file_named(self, word: str, beside: str) -> str:
        """Return the file that a word names; "" for none, or where several could be meant.

        Images and hosts have other folders than the code base, so that files are known by their last names: the one
        that shares most folders with the word, then the one in the folder of the file that names it.
        """
        wanted = [part for part in word.split("/") if part not in ("", ".")]
        found = self.by_name.get(wanted[-1], []) if wanted else []
        folder = posixpath.dirname(beside)
        ranked = sorted(found, key=lambda path: (-_shared(path.split("/"), wanted), posixpath.dirname(path) != folder))
        if len(ranked) > 1 and self._rank(ranked[0], wanted, folder) == self._rank(ranked[1], wanted, folder):
            return ""
        return ranked[0] if ranked else ""

    @staticmethod
    def _rank(path: str, wanted: Sequence[str], folder: str) -> tuple[int, bool]:
        return _shared(path.split("/"), wanted), posixpath.dirname(path) == folder

    def _each(self, commands: Iterable[ShellCommand], call: _Call) -> Iterator[ShellCommand]:
        for command in commands:
            if command.words[:1] == ("shift",):
                call = replace(call, arguments=call.arguments[1:])
            for found in self._one(command, call):
                yield replace(found, within=_conditions(command, call.path) + found.within)

    def _one(self, command: ShellCommand, call: _Call) -> Iterator[ShellCommand]:
        """Go through what one command starts: itself, or what is behind a wrapper, a function, a script."""
        words = _unwrapped(_filled(command.words, call.arguments), self.programs)
        name = words[0].rpartition("/")[2] if words else ""
        self.left -= 1
        if not name or name in BUILTINS or call.depth > DEEPEST_SCRIPT or self.left < 0:
            return
        script = self.files.get(call.path, DeploymentFile()).script
        if any(f"function {name}" in one.within for one in script):
            inner = [replace(one, within=one.within[1:]) for one in script if one.within[:1] == (f"function {name}",)]
            yield from self._each(inner, _Call(call.path, words[1:], call.depth + 1))
        elif words[0] == S6_INIT:
            for path, one in self.services:
                self.supervised.append(one.name)
                yield from self._each(one.commands, _Call(path, (), call.depth + 1))
        elif name in SUPERVISORS:
            yield from self._supervised(name, replace(command, words=words, within=()), call)
        else:
            yield from self._file(words, replace(command, words=words, within=()), call)

    def _supervised(self, name: str, command: ShellCommand, call: _Call) -> Iterator[ShellCommand]:
        """Go through the programs of a configuration that a supervisor is given; else the command itself."""
        words = [word.partition("=")[2] if word.startswith("-") and "=" in word else word for word in command.words[1:]]
        paths = [self.file_named(word, call.path) for word in words if word.endswith((".ini", ".conf", "Procfile"))]
        if not paths and name not in ("supervisord", "uwsgi"):
            paths = [self.file_named("Procfile", call.path)]
        processes = [(path, one) for path in paths if path for one in self.files[path].processes if path in self.files]
        named = {one.name for _path, one in processes} & set(words)
        for path, one in processes:
            if not named or one.name in named:
                self.supervised.append(one.name)
                yield from self._each(one.commands, _Call(path, (), call.depth + 1))
        if not processes:
            yield command

    def _file(self, words: tuple[str, ...], command: ShellCommand, call: _Call) -> Iterator[ShellCommand]:
        """Go through the commands of a shell script; else the command itself."""
        rest = words
        if words[0].rpartition("/")[2] in SHELLS:
            rest = tuple(words[at] for at in range(1, len(words)) if not words[at].startswith("-") or at > 1)
        path = self.file_named(rest[0], call.path) if rest else ""
        script = self.files[path].script if path in self.files else ()
        if not script:
            yield command
            return
        chosen = list(_chosen(script, rest[1:]))
        yield from self._each(chosen, _Call(path, rest[1:], call.depth + 1))


def is_preparation(path: str, files: Mapping[str, DeploymentFile]) -> bool:
    """Say whether the script of a service only runs once at the start: s6 has an `up` beside it then."""
    return path.endswith("/run") and f"{path.removesuffix('run')}up" in files


def is_python(program: str) -> bool:
    """Say whether a program is Python: `python3.12`."""
    return program.startswith(PYTHON) and not program.endswith(".py")


def _shared(path: Sequence[str], wanted: Sequence[str]) -> int:
    """Return how many last parts two paths share."""
    same = 0
    for one, other in zip(reversed(path), reversed(wanted), strict=False):
        if one != other:
            break
        same += 1
    return same


def _conditions(command: ShellCommand, path: str) -> tuple[str, ...]:
    """Return the file where a command stands under a condition; nothing for one that always runs."""
    return (path,) if IF in command.within else ()


def _filled(words: Sequence[str], arguments: tuple[str, ...]) -> tuple[str, ...]:
    """Return words with the arguments of the script in the place of `$@`."""
    if FIRST in words:
        words = [arguments[0] if word == FIRST and arguments else word for word in words]
        arguments = arguments[1:]
    filled = (arguments if word in ARGUMENTS else (word,) for word in words)
    return tuple(word for part in filled for word in part)


def _unwrapped(words: tuple[str, ...], programs: frozenset[str]) -> tuple[str, ...]:
    """Return the command behind wrappers: what follows `--`, else the first word that is a program that matters."""
    if not words:
        return ()
    name = words[0].rpartition("/")[2]
    if name not in programs and "--" in words[1:-1]:
        return _unwrapped(words[words.index("--", 1) + 1 :], programs)
    if name not in WRAPPERS:
        return words
    for at in range(1, len(words)):
        if _is_program(words[at], programs):
            return _unwrapped(words[at:], programs)
    plain = [at for at in range(1, len(words)) if not words[at].startswith("-") and "=" not in words[at]]
    return words[plain[-1] :] if name == "exec" and len(plain) == 1 else _after_wrapper(name, words, plain)


def _after_wrapper(name: str, words: tuple[str, ...], plain: Sequence[int]) -> tuple[str, ...]:
    """Return what follows a wrapper that names a program we know nothing of."""
    start = 1 if name in ("gosu", "su-exec", "s6-setuidgid") or "run" in words[1:2] else 0
    return words[plain[start] :] if len(plain) > start else ()


def _is_program(word: str, programs: frozenset[str]) -> bool:
    name = word.rpartition("/")[2]
    return name in programs or name in SHELLS | WRAPPERS | SUPERVISORS or is_python(name) or name.endswith(".py")


def _chosen(script: Iterable[ShellCommand], arguments: Sequence[str]) -> Iterator[ShellCommand]:
    """Go through what a script runs outside its functions; of a choice by its first argument, the branch it takes."""
    branches = [one.within[0] for one in script if one.within and one.within[0].startswith("case ")]
    first = arguments[0] if arguments else ""
    taken = next((branch for branch in branches if _fits(branch, first)), "")
    for command in script:
        outer = command.within[0] if command.within else ""
        if outer.startswith("case "):
            if outer == taken:
                yield replace(command, within=command.within[1:])
        elif not outer.startswith("function "):
            yield command


def _fits(branch: str, first: str) -> bool:
    labels = branch.removeprefix("case ").split("|")
    return first in labels or "*" in labels
