"""Parse what `ast` refuses: newer grammar, Python 2, one broken statement, absurd nesting.

Source: performance.md of this project, 2.2 (measured on awkward input).

Pure.
"""

import ast
import re
import sys
import threading
import warnings

Gap = tuple[str, str, int]  # (problem slug, message, line)

LONGEST_PIECE = 24  # column-0 chunks that may form one statement (if/else chains, decorators, long strings)
BIG_STACK = 512 * 1024 * 1024  # bytes; enough for 20,000 nested terms
BIG_LIMIT = 400_000  # frames

# Rewrites keep every line where it is. Newer grammar first, then Python 2.
REWRITES = (
    (re.compile(r"^(\s*except\*?\s+)([^\s(#:][^#:\n]*,[^#:\n]*?)(\s+as\s+\w+)?(\s*:)", re.M), r"\1(\2)\3\4"),
    (re.compile(r"^(\s*(?:async\s+def|def|class)\s+\w+)\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\]", re.M), r"\1"),
    (re.compile(r"^(\s*)type\s+(\w+)(?:\[[^\]\n]*\])?\s*=", re.M), r"\1\2 ="),
    (re.compile(r"^(\s*)print\s+(?![=(])([^\n#]*[^\s\\,#])[ \t]*,?[ \t]*$", re.M), r"\1print(\2)"),
    (re.compile(r"^(\s*)print[ \t]*$", re.M), r"\1print()"),
    (re.compile(r"^(\s*raise\s+[\w.]+)\s*,\s*([^\n]+)$", re.M), r"\1(\2)"),
    (re.compile(r"\b(0)([0-7]+)\b(?![.xXoObBjJeE])"), r"\g<1>o\2"),
    (re.compile(r"`([^`\n]+)`"), r"repr(\1)"),
    (re.compile(r"\b[uU][rR](?=['\"])"), "r"),
    (re.compile(r"(\w+)\s*<>\s*"), r"\1 != "),
)
CONTINUES = ("else", "elif", "except", "finally", ")", "]", "}")


def parse(text: str) -> tuple[list[ast.stmt], list[Gap]]:
    """Return the statements of a module and what had to be left out.

    Order: as it is; with rewrites of newer and older grammar; statement by statement.
    """
    text = text.replace("\x00", " ")
    try:
        return _statements(text), []
    except SyntaxError as error:
        return _recover(text, error)
    except (RecursionError, MemoryError):
        return _on_a_big_stack(text)


def _statements(text: str) -> list[ast.stmt]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(text).body


def _recover(text: str, error: SyntaxError) -> tuple[list[ast.stmt], list[Gap]]:
    line = error.lineno or 1
    message = f"{error.msg} (Python {sys.version_info[0]}.{sys.version_info[1]} grammar)"
    rewritten = text
    for pattern, replacement in REWRITES:
        rewritten = pattern.sub(replacement, rewritten)
    if rewritten != text:
        try:
            return _statements(rewritten), [("recovered-syntax", message, line)]
        except (SyntaxError, RecursionError, MemoryError):
            pass
    return _piece_by_piece(rewritten)


def _on_a_big_stack(text: str) -> tuple[list[ast.stmt], list[Gap]]:
    """Parse in a thread with room for deep nesting; else piece by piece."""
    found: list[list[ast.stmt]] = []

    def work() -> None:
        try:
            found.append(_statements(text))
        except (SyntaxError, RecursionError, MemoryError):
            return

    run_on_big_stack(work)
    return (found[0], []) if found else _piece_by_piece(text)


def run_on_big_stack(work: "object") -> None:
    """Call `work()` in a thread whose stack and recursion limit allow absurd nesting."""
    limit, stack = sys.getrecursionlimit(), threading.stack_size()
    try:
        threading.stack_size(BIG_STACK)
        sys.setrecursionlimit(BIG_LIMIT)
        thread = threading.Thread(target=work)  # type: ignore[arg-type]
        thread.start()
        thread.join()
    finally:
        sys.setrecursionlimit(limit)
        threading.stack_size(stack)


def _piece_by_piece(text: str) -> tuple[list[ast.stmt], list[Gap]]:
    """Parse the largest run of column-0 chunks that is valid at each place; drop single bad chunks."""
    lines = text.splitlines(keepends=True)
    starts = _chunk_starts(lines)
    statements: list[ast.stmt] = []
    gaps: list[Gap] = []
    index = 0
    while index < len(starts) - 1:
        parsed, used = _longest_piece(lines, starts, index)
        if parsed is None:
            first, last = starts[index] + 1, starts[index + 1]
            gaps.append(("syntax-error", f"lines {first}-{last} are not Python that can be read here", first))
        else:
            statements.extend(parsed)
        index += used
    return statements, gaps


def _chunk_starts(lines: list[str]) -> list[int]:
    """Return the line indices where a column-0 statement may begin, and the end."""
    starts = [
        number
        for number, line in enumerate(lines)
        if line.strip() and line[0] not in " \t#" and not line.startswith(CONTINUES)
    ]
    return [*starts, len(lines)]


def _longest_piece(lines: list[str], starts: list[int], index: int) -> tuple[list[ast.stmt] | None, int]:
    """Return the statements of the shortest valid piece from a chunk on, and how many chunks it took."""
    for used in range(1, min(LONGEST_PIECE, len(starts) - 1 - index) + 1):
        try:
            parsed = _statements("".join(lines[starts[index] : starts[index + used]]))
        except (SyntaxError, RecursionError, MemoryError):
            continue
        for statement in parsed:
            ast.increment_lineno(statement, starts[index])
        return parsed, used
    return None, 1
