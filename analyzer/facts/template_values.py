"""Expressions inside the tags of templates: which values they look up, filter and call. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from analyzer.model.templates import Chain

TOKEN = re.compile(
    r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[A-Za-z_]\w*(?:\.\w+)*|\d[\w.]*|(?:\.\w+)+|==|!=|<=|>=|\s+|.""", re.S
)
QUOTES = ('"', "'")
OPENING, CLOSING = frozenset("([{"), frozenset(")]}")
WORDS = frozenset({"and", "or", "not", "in", "is", "if", "else", "elif"}) | frozenset(
    {"true", "false", "none", "True", "False", "None"}
)


@dataclass(slots=True)
class Call:
    """A call inside an expression: what is called, by the place of its chain, and what it is given."""

    callee: int
    given: dict[str, int] = field(default_factory=dict)  # position or keyword -> place of a chain


@dataclass(slots=True)
class Expression:
    """What an expression looks up."""

    chains: list[list[str]] = field(default_factory=list)
    filters: list[str] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)

    @property
    def first(self) -> Chain:
        """The value itself, where it is a lookup."""
        return tuple(self.chains[0]) if self.chains else ()

    def frozen(self) -> tuple[Chain, ...]:
        """Return all lookups."""
        return tuple(tuple(chain) for chain in self.chains)


@dataclass(slots=True)
class _Bracket:
    opens: str
    chain: int  # before it, -1 for none
    call: Call | None = None
    position: int = 0
    key: str = ""


class _Reader:
    """Reads one expression token by token."""

    def __init__(self) -> None:
        self.found = Expression()
        self.open: list[_Bracket] = []
        self.last = -1  # the chain that may go on
        self.before = ["", ""]  # the two tokens before, without spaces

    def read(self, tokens: list[str]) -> Expression:
        for number, token in enumerate(tokens):
            self._take(token, tokens[number + 1] if number + 1 < len(tokens) else "")
            self.before = [self.before[1], token]
        return self.found

    def _take(self, token: str, following: str) -> None:
        if token in OPENING:
            self._enter(token)
        elif token in CLOSING:
            self.last = self.open.pop().chain if self.open else -1
        elif token[0] == "." and len(token) > 1:
            self._continue(token[1:].split("."))
        elif token[0].isalpha() or token[0] == "_":
            self._name(token, following)
        elif token[0] in QUOTES or token[0].isdigit():
            self._constant(token)
        else:
            self._separate(token)

    def _enter(self, opening: str) -> None:
        bracket = _Bracket(opening, self.last)
        if opening == "(" and self.last >= 0:
            bracket.call = Call(self.last)
            self.found.calls.append(bracket.call)
        self.open.append(bracket)
        self.last = -1

    def _continue(self, steps: list[str]) -> None:
        if self.last >= 0:
            self.found.chains[self.last].extend(steps)

    def _name(self, token: str, following: str) -> None:
        self.last = -1
        is_test = self.before[1] == "is" or self.before == ["is", "not"]
        if self.before[1] == "|":
            self.found.filters.append(token)
        elif following == "=" and self.open and self.open[-1].call is not None:
            self.open[-1].key = token
        elif token not in WORDS and not is_test:
            self.found.chains.append(token.split("."))
            self.last = len(self.found.chains) - 1
            self._hand_over(self.last)

    def _hand_over(self, chain: int) -> None:
        bracket = self.open[-1] if self.open else None
        if bracket is not None and bracket.call is not None:
            bracket.call.given.setdefault(bracket.key or str(bracket.position), chain)

    def _constant(self, token: str) -> None:
        """Read a constant; in the brackets behind a chain it is a step of the chain."""
        bracket = self.open[-1] if self.open else None
        if bracket is not None and bracket.opens == "[" and bracket.chain >= 0 and self.before[1] == "[":
            self.found.chains[bracket.chain].append(token.strip("\"'"))
        self.last = -1

    def _separate(self, sign: str) -> None:
        self.last = -1
        if sign == "," and self.open:
            self.open[-1].position += 1
            self.open[-1].key = ""


def read_expression(text: str) -> Expression:
    """Return what an expression of Django's or Jinja's language looks up. Never raises.

    Source: https://docs.djangoproject.com/en/5.2/ref/templates/language/ and
    https://jinja.palletsprojects.com/en/stable/templates/#expressions
    """
    return _Reader().read([token for token in TOKEN.findall(text) if not token.isspace()])


def words_of(text: str) -> Iterator[str]:
    """Go through the words of a tag: what spaces outside quotes and brackets keep apart."""
    word, depth = "", 0
    for token in TOKEN.findall(text):
        depth += (token in OPENING) - (token in CLOSING)
        if token.isspace() and depth <= 0:
            if word:
                yield word
            word = ""
        else:
            word += token
    if word:
        yield word


def text_of(word: str) -> str:
    """Return the constant string that a word is; "" for anything else."""
    is_quoted = len(word) > 1 and word[0] in QUOTES and word[-1] == word[0] and word[0] not in word[1:-1]
    return word[1:-1] if is_quoted else ""
