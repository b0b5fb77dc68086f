"""Parse what `ast` refuses: newer grammar, Python 2, broken statements, absurd nesting.

Source: performance.md of this project, 2.2 (measured on awkward input).

Pure.
"""

import ast
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from analyzer.facts.cutting import Line, between, margin_lines, pieces, statement_lines
from analyzer.facts.rewriting import rewrite

Gap = tuple[str, str, int]  # (problem slug, message, line)

BIG_STACK = 512 * 1024 * 1024  # bytes; enough for 20,000 nested terms
BIG_LIMIT = 400_000  # frames
MOST_GAPS = 100  # of one file that are told one by one
DEEPEST_REPAIR = 3  # levels of blocks that are searched for the statement to leave out

_REFUSALS = (SyntaxError, ValueError, RecursionError, MemoryError)
_ONE_AT_A_TIME = threading.Lock()  # stack size and recursion limit belong to the process


def parse(text: str) -> tuple[list[ast.stmt], list[Gap]]:
    """Return the statements of a module and what was rewritten or had to be left out.

    Args:
        text: Without null bytes and lone surrogates; lines end in a line feed.
    """
    try:
        return ast.parse(text).body, []
    except SyntaxError as error:
        return _piece_by_piece(text, error)
    except (RecursionError, MemoryError) as error:
        deep = _parse_on_a_big_stack(text)
        return (deep, []) if deep is not None else _piece_by_piece(text, error)


def _parse_on_a_big_stack(text: str) -> list[ast.stmt] | None:
    found: list[list[ast.stmt]] = []

    def work() -> None:
        try:
            found.append(ast.parse(text).body)
        except _REFUSALS:
            return

    run_on_big_stack(work)
    return found[0] if found else None


def run_on_big_stack(work: Callable[[], None]) -> None:
    """Call `work` in a thread whose stack and recursion limit allow absurd nesting.

    Where the machine does not give such a thread, `work` is not called.
    """
    with _ONE_AT_A_TIME:
        limit, stack = sys.getrecursionlimit(), threading.stack_size()
        try:
            threading.stack_size(BIG_STACK)
            sys.setrecursionlimit(BIG_LIMIT)
            thread = threading.Thread(target=work)
            thread.start()
            thread.join()
        except (RuntimeError, ValueError, MemoryError):
            return
        finally:
            sys.setrecursionlimit(limit)
            threading.stack_size(stack)


def _piece_by_piece(text: str, error: Exception) -> tuple[list[ast.stmt], list[Gap]]:
    """Parse each statement at the left margin on its own: as it is, rewritten, or without what is bad in it."""
    source = _Source(text.split("\n"), rewrite(text).split("\n"), statement_lines(text))
    statements: list[ast.stmt] = []
    for first, last in _at_the_margin(source.lines, 0, len(source.original)):
        statements += source.read_or_cut(first, last)
    if not source.lost and not source.rewritten:
        source.note_rewritten(0, error)
    return statements, source.gaps()


def _at_the_margin(lines: list[Line], first: int, last: int) -> list[tuple[int, int]]:
    """Return the pieces at the left margin, and what stands before the first of them."""
    found = pieces(lines, first, last, 0)
    inside = between(lines, first, last)
    end = found[0][0] if found else last
    return [(inside[0].number, end), *found] if inside and inside[0].number < end else found


@dataclass(slots=True)
class _Source:
    """A file that is read piece by piece; lines are counted from 0."""

    original: list[str]
    common: list[str]  # rewritten to the common grammar, line for line
    lines: list[Line]
    rewritten: list[tuple[int, str]] = field(default_factory=list)  # (line, why) of what was read rewritten
    lost: list[tuple[int, int, str]] = field(default_factory=list)  # (first line, line after the last, why)

    def read_or_cut(self, first: int, last: int) -> list[ast.stmt]:
        """Return the statements of a piece, cut again where it may be several that a quote or bracket glued."""
        statements = self._read(first, last)
        if statements is not None:
            return statements
        margin = margin_lines("\n".join(self.original[first:last]))
        parts = _at_the_margin(margin, 0, last - first)
        if len(parts) > 1:
            return [found for a, b in parts for found in self._read_or_repair(first + a, first + b)]
        return self._repair(first, last)

    def _read_or_repair(self, first: int, last: int) -> list[ast.stmt]:
        statements = self._read(first, last)
        return self._repair(first, last) if statements is None else statements

    def _read(self, first: int, last: int) -> list[ast.stmt] | None:
        try:
            return _parse_at("\n".join(self.original[first:last]), first)
        except _REFUSALS as error:
            refusal = error
        try:
            statements = _parse_at("\n".join(self.common[first:last]), first)
        except _REFUSALS:
            return None
        self.note_rewritten(first, refusal)
        return statements

    def _repair(self, first: int, last: int) -> list[ast.stmt]:
        """Return the statements of a piece without the bad ones in its blocks; nothing where that does not help."""
        block, lost = self._without_bad(first, last, 0)
        try:
            statements = _parse_at("\n".join(block), first)
        except _REFUSALS as error:
            self.lost.append((first, last, _reason(error)))
            return []
        self.lost += lost
        return statements

    def _without_bad(self, first: int, last: int, depth: int) -> tuple[list[str], list[tuple[int, int, str]]]:
        """Return the lines of a piece with `pass` for each bad statement in its block, and what that loses."""
        block, lost = self.common[first:last], []
        outer, *inner = between(self.lines, first, last) or [Line(first, 0, begins=True)]
        indent = next((line.indent for line in inner if line.indent > outer.indent), -1)
        for a, b in pieces(self.lines, first + 1, last, indent):
            why = _refused(self.common[a:b])
            if not why:
                continue
            part, lost_in_part = self._without_bad(a, b, depth + 1) if depth < DEEPEST_REPAIR else ([], [])
            if not lost_in_part or _refused(part):
                part, lost_in_part = [" " * indent + "pass", *[""] * (b - a - 1)], [(a, b, why)]
            block[a - first : b - first] = part
            lost += lost_in_part
        return block, lost

    def note_rewritten(self, first: int, error: Exception) -> None:
        """Remember that a piece was read in another form than it has."""
        line = getattr(error, "lineno", None) or 1
        self.rewritten.append((first + line, _reason(error)))

    def gaps(self) -> list[Gap]:
        """Return what the reader must be told, in the order of the lines."""
        lost = _joined(self.lost, self.original)
        found = [_gap_of(*one) for one in lost[:MOST_GAPS]]
        if len(lost) > MOST_GAPS:
            first = lost[MOST_GAPS][0] + 1
            message = f"{len(lost) - MOST_GAPS} more places from line {first} on cannot be read"
            found.append(("syntax-error", message, first))
        if self.rewritten:
            line, why = self.rewritten[0]
            found.append(("recovered-syntax", f"{why}; statements rewritten: {len(self.rewritten)}", line))
        return sorted(found, key=lambda gap: gap[2])


def _parse_at(text: str, first: int) -> list[ast.stmt]:
    tree = ast.parse(text)
    if first:
        ast.increment_lineno(tree, first)
    return tree.body


def _refused(block: list[str]) -> str:
    """Return why the statements of an indented block cannot be read; "" where they can."""
    try:
        ast.parse("\n".join(["if 1:", *block]))
    except _REFUSALS as error:
        return _reason(error)
    return ""


def _reason(error: Exception) -> str:
    grammar = f"(Python {sys.version_info[0]}.{sys.version_info[1]} grammar)"
    return f"{error.msg} {grammar}" if isinstance(error, SyntaxError) else "nested too deep to be parsed"


def _joined(lost: list[tuple[int, int, str]], lines: list[str]) -> list[tuple[int, int, str]]:
    """Make one of pieces that follow each other; leave out blank lines at the end."""
    found: list[tuple[int, int, str]] = []
    for first, last, why in sorted(lost):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], last, found[-1][2])
        else:
            found.append((first, last, why))
    return [(first, _end_without_blanks(lines, first, last), why) for first, last, why in found]


def _end_without_blanks(lines: list[str], first: int, last: int) -> int:
    while last > first + 1 and not lines[last - 1].strip():
        last -= 1
    return last


def _gap_of(first: int, last: int, why: str) -> Gap:
    where = f"line {last}" if last == first + 1 else f"lines {first + 1}-{last}"
    return "syntax-error", f"{where} cannot be read: {why}", first + 1
