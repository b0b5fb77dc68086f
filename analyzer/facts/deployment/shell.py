"""Shell text to the commands in it, with the functions, branches and conditions around them.

Source: POSIX.1-2017, Shell Command Language, 2.2 "Quoting", 2.9 "Shell Commands", 2.6.2 "Parameter Expansion". Pure.
"""

import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import replace

from analyzer.model.deployment import ShellCommand

TOKEN = re.compile(
    r"(?P<skip>(?:\\\n|[ \t\r])+|\#[^\n]*)"
    r"|(?P<redirection>[0-9]*(?:<<<|[<>]&?|>>|&>>?)[ \t]*[^\s;&|()<>]*)"
    r"|(?P<operator>;;|&&|\|\||[;&|()\n])"
    r"|(?P<word>(?:\\.|'[^']*'|\"(?:\\.|[^\"\\])*\"|\$\([^()\n]*\)|`[^`]*`|\$\{[^{}\n]*\}|[^\s;&|()<>'\"\\`])+)",
    re.DOTALL,
)
HERE_DOCUMENT = re.compile(r"<<-?[ \t]*(['\"]?)(\w+)\1([^\n]*\n)(?:[^\n]*\n){0,500}?[ \t]*\2(?=\n|\Z)")
DEFAULT = re.compile(r"\$\{\w+:?[-=]([^{}$]*)\}")  # ${NAME:-value}
ASSIGNMENT = re.compile(r"\w+\+?=")
OPENING = frozenset({"if", "while", "until", "for", "select"})  # what stands in them may not run
JOINTS = frozenset({"then", "do", "else", "elif", "!", "{", "time"})  # words in front of a command
CLOSING = frozenset({"fi", "done", "esac", "}"})
SHELLS = frozenset({"sh", "bash", "dash", "ash", "zsh", "ksh"})
WITH_TEXT = re.compile(r"-[a-z]*c")  # also `-lc`, `-ec`
DEEPEST_TEXT = 5  # a shell in a shell in a shell
LONGEST_SCRIPT = 5_000  # commands; nobody starts a process with more
_Token = tuple[str, str, int]  # kind, text, line


def read_commands(text: str, line: int = 1, depth: int = 0) -> tuple[ShellCommand, ...]:
    """Return the commands of a shell text in their order; quotes are removed, `${X:-value}` is taken for its value.

    What cannot be read as shell ends the text there: commands in front of it are kept.
    """
    reader = _Reader()
    for kind, mark, at in _tokens(HERE_DOCUMENT.sub(_without_document, text), line):
        reader.take(kind, mark, at)
    reader.end()
    return tuple(one for command in reader.commands[:LONGEST_SCRIPT] for one in _opened(command, depth))


def unquoted(word: str) -> str:
    """Return a word as a program gets it, where no variable stands in it."""
    try:
        parts = shlex.split(DEFAULT.sub(r"\1", word))
    except ValueError:
        return word
    return " ".join(parts)


def in_order(words: Iterable[Iterable[str]], line: int) -> tuple[ShellCommand, ...]:
    """Return lists of words as commands that stand in one line."""
    return tuple(one for given in words for one in _opened(ShellCommand(tuple(given), line), 0))


def _opened(command: ShellCommand, depth: int) -> Iterator[ShellCommand]:
    """Go through the commands in the text of `sh -c TEXT`; any other command is itself."""
    names = [word.rpartition("/")[2] for word in command.words]
    at = next((at for at, name in enumerate(names) if name in SHELLS), -1)
    options = names[at + 1 : at + 3] if at >= 0 else []
    option = next((option for option in options if WITH_TEXT.fullmatch(option)), "")
    text_at = at + 1 + options.index(option) + 1 if option else len(names)
    if depth == DEEPEST_TEXT or text_at >= len(names):
        yield command
        return
    for inner in read_commands(command.words[text_at], command.line, depth + 1):
        yield replace(inner, within=(*command.within, *inner.within))


def _without_document(match: re.Match[str]) -> str:
    return match.group(3).rstrip("\n") + "\n" * match.group().count("\n")


def _tokens(text: str, line: int) -> Iterator[_Token]:
    at = 0
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None:  # a quote that never ends, say
            return
        kind = match.lastgroup or ""
        if kind in ("word", "operator"):
            yield kind, match.group(), line
        line += match.group().count("\n")
        at = match.end()


class _Reader:
    """Puts tokens together to commands and keeps account of what is open."""

    def __init__(self) -> None:
        """Begin outside of everything."""
        self.commands: list[ShellCommand] = []
        self.words: list[str] = []
        self.raw: list[str] = []
        self.line = 0
        self.open: list[str] = []
        self.awaits_label = False

    def take(self, kind: str, mark: str, line: int) -> None:
        """Take the next token."""
        if kind == "operator":
            self._operator(mark)
        elif not self.raw and mark in CLOSING:
            self._close(mark)
        elif not self.raw and mark in OPENING:
            self.open.append("if")
            self.raw, self.line = ([mark], line) if mark in ("for", "select") else ([], line)
        elif not self.raw and mark in JOINTS:
            self.open += ["{"] * (mark == "{" and not (self.open and self.open[-1].startswith("function ")))
        else:
            self.line = line if not self.raw else self.line
            self.raw.append(mark)
            if mark == "in" and self.raw[0] == "case" and not self.awaits_label:
                self._open_case()

    def end(self) -> None:
        """End the command that is open."""
        words = [unquoted(word) for word in self.raw]
        first = next((at for at, word in enumerate(self.raw) if not ASSIGNMENT.match(word)), len(words))
        words = [word for word in words[first:] if word]
        if words and words[0] not in ("for", "select"):
            within = tuple(one for one in self.open if one not in ("{", "case"))
            self.commands.append(ShellCommand(tuple(words), self.line, within))
        self.raw = []

    def _operator(self, mark: str) -> None:
        if mark == "(" and len(self.raw) == 1 and not self.awaits_label:
            self._open_function(self.raw[0])
        elif mark == ")" and self.awaits_label:
            self.open.append("case " + "".join(unquoted(word) for word in self.raw))
            self.raw, self.awaits_label = [], False
        elif mark == "|" and self.awaits_label:
            self.raw.append("|")
        elif mark == ";;":
            self.end()
            self._close(mark)
        elif not self.awaits_label:
            self.end()

    def _open_function(self, name: str) -> None:
        self.raw = []
        self.open.append(f"function {name}")

    def _open_case(self) -> None:
        """Begin `case WORD in`: only a choice by the first argument can be followed."""
        chosen = unquoted(self.raw[1]) if len(self.raw) > 1 else ""
        self.open.append("case" if re.fullmatch(r"\$\{?1\}?", chosen) else "if")
        self.raw, self.awaits_label = [], True

    def _close(self, mark: str) -> None:
        if self.open and self.open[-1].startswith("case "):
            self.open.pop()
        if mark == ";;":
            self.awaits_label = True
        elif self.open:
            self.open.pop()
            self.awaits_label = self.awaits_label and mark != "esac"
