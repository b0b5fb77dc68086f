"""SQL put together from parts: f-strings, sums, `%`, `.format()`; what is put in is a numbered hole. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.model import facts as f
from analyzer.model.facts import Scope, Value

HOLE = r"hole_of_a_string_\d{3}"  # what stands in the text for what is put in
_HOLE = "hole_of_a_string_{:03}"
FOUND = re.compile(HOLE)
_VERBS = "SELECT|INSERT|REPLACE|UPDATE|DELETE|TRUNCATE|WITH|MERGE|COPY"
_OF_SCRIPTS = "CREATE|DROP|ALTER|BEGIN|SET|COMMENT|DO"
STARTS = re.compile(rf"\s*+(?:--[^\n]*+\s*+)*+\(?\s*(?:{_VERBS})\b", re.I)
# Every text that is asked for begins so; most scopes hold none, and are left at once.
MAY_BEGIN = re.compile(rf"\s*+\(?\s*+(?:--|/\*|(?:{_VERBS}|{_OF_SCRIPTS})\b)", re.I)
LATER = re.compile(r"\{(\w*)\}")  # filled by a `.format()` somewhere else
BEGINS = re.compile(
    rf"\s*+(?:(?>--[^\n]*|/\*.*?\*/)\s*+)*+\(?\s*(?:{_VERBS}|{_OF_SCRIPTS})\b", re.I | re.S
)  # a statement or a script
FILLED = re.compile(r"%\(\w+\)s|%[sdr]|\{[^{}]*\}")
KEY = re.compile(r"\w+")
WRAPPERS = frozenset({"SQL", "text", "dedent", "cleandoc"})  # calls that hand a text through
GLUED_LEFT, GLUED_RIGHT = re.compile(r"[.\"'`\[_]$|(?:^|[\s.,(])[a-z][a-z0-9_]*$"), re.compile(r"[.\"'`\]_]|[a-z]")
LONGEST_WORD = len("TRUNCATE")  # no statement is shorter
MOST_HOLES = 999  # of one statement
DEEPEST = 80  # sums of sums
READERS = frozenset({f.CONST, f.JOIN, f.BINOP, f.CALL})  # kinds of values that can be a text
Piece = str | int  # a text, or the number of the value that is put in


@dataclass(frozen=True, slots=True)
class Composed:
    """A text with its holes; a hole is the number of a value, or the name that a later `.format()` fills."""

    text: str
    holes: tuple[Piece, ...]

    def named(self, name: str) -> str:
        """Return a name with its holes as `{12}` (a value) or `{:table}` (a name)."""
        return FOUND.sub(lambda one: f"{{{self._hole(one[0])}}}", name)

    def _hole(self, found: str) -> str:
        hole = self.holes[int(found[-3:])]
        return f":{hole}" if isinstance(hole, str) else str(hole)


def compositions(scope: Scope) -> Iterator[tuple[int, Composed]]:
    """Go through the texts of a scope that begin like a statement; a part of another one does not count alone.

    Source: docs.python.org, "String Methods" and "printf-style String Formatting"; psycopg.org, "SQL string
    composition".
    """
    constant = f.CONST  # a local name: this line looks at every value there is
    texts = [value[2] for value in scope.values if value[0] == constant and type(value[2]) is str]
    if not any(map(MAY_BEGIN.match, texts)):
        return
    done: set[int] = set()
    found: list[tuple[int, Composed]] = []
    worth = [index for index, value in enumerate(scope.values) if value[0] in READERS and _may_be_sql(scope, value)]
    for index in reversed(worth):
        if index in done:
            continue
        seen: set[int] = set()
        pieces = _pieces(scope, index, seen, 0)
        if pieces:
            done |= seen
            found.append((index, _composed(pieces)))
    yield from reversed(found)


def _may_be_sql(scope: Scope, value: Value) -> bool:
    """Say whether it is worth the time to put a value together: the first word of most strings says that it is not."""
    if value[0] == f.JOIN:
        return bool(value[2]) and _may_be_sql(scope, scope.values[value[2][0]])
    if value[0] == f.CONST:
        return isinstance(value[2], str) and len(value[2]) > LONGEST_WORD and BEGINS.match(value[2]) is not None
    if value[0] == f.BINOP:
        return str(value[2]) in ("+", "%")
    callee = scope.values[value[2]] if value[0] == f.CALL else ()
    return bool(callee) and callee[0] == f.ATTR and bool(callee[3] == "format")


def _pieces(scope: Scope, index: int, seen: set[int], depth: int) -> list[Piece]:
    """Return the parts of a text; [] for any other value."""
    value = scope.values[index]
    seen.add(index)
    if value[0] == f.CONST:
        return [value[2]] if isinstance(value[2], str) else []
    if depth > DEEPEST:
        return []
    if value[0] == f.JOIN:
        return [piece for part in value[2] for piece in _pieces(scope, part, seen, depth + 1) or [part]]
    if value[0] == f.LOCAL:
        return _pieces(scope, value[3], seen, depth + 1) if scope.values[value[3]][0] != f.PHI else []
    if value[0] == f.BINOP:
        return _operation(scope, value, seen, depth)
    return _called(scope, value, seen, depth) if value[0] == f.CALL else []


def _operation(scope: Scope, value: Value, seen: set[int], depth: int) -> list[Piece]:
    _op, _line, operator, left, right = value
    if operator not in ("+", "%"):
        return []
    first = _pieces(scope, left, seen, depth + 1)
    if not first or (depth == 0 and not _is_begun(first)):
        return []
    if operator == "+":
        return [*first, *(_pieces(scope, right, seen, depth + 1) or [right])]
    given = scope.values[right]
    if given[0] == f.DICT:
        named = {scope.values[key][2]: part for key, part in given[2] if key >= 0 and scope.values[key][0] == f.CONST}
        return _filled(first, [], named)
    return _filled(first, list(given[2]) if given[0] == f.TUPLE else [right], {})


def _called(scope: Scope, value: Value, seen: set[int], depth: int) -> list[Piece]:
    """Return the text of `"...".format(x)`, `SQL("...").format(x)` and of what hands a text through."""
    callee, given = scope.values[value[2]], value[3]
    name = callee[3] if callee[0] == f.ATTR else callee[2] if callee[0] == f.NAME else ""
    if name in WRAPPERS and len(given) == 1 and depth:
        return _pieces(scope, given[0], seen, depth + 1)
    if callee[0] != f.ATTR or name != "format":
        return []
    first = _pieces(scope, callee[2], seen, depth + 1)
    return _filled(first, list(given), dict(value[4])) if _is_begun(first) else []


def _is_begun(pieces: list[Piece]) -> bool:
    first = pieces[0] if pieces else ""
    return isinstance(first, str) and STARTS.match(first) is not None


def _filled(pieces: list[Piece], given: list[int], named: dict[object, int]) -> list[Piece]:
    """Return pieces with the places to fill replaced by what fills them; those that nothing fills stay."""
    waiting = list(given)
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, int):
            found.append(piece)
            continue
        end = 0
        for place in FILLED.finditer(piece):
            value = _value_for(place[0], given, waiting, named)
            if value is not None:
                found += [piece[end : place.start()], value]
                end = place.end()
        found.append(piece[end:])
    return found


def _value_for(place: str, given: list[int], waiting: list[int], named: dict[object, int]) -> int | None:
    key = KEY.search(place[1:-1] if place.startswith("{") else place[1:].partition(")")[0])
    is_named = place.startswith(("{", "%(")) and key is not None
    if is_named and key is not None:
        position = int(key[0]) if key[0].isdigit() else -1
        return given[position] if 0 <= position < len(given) else named.get(key[0])
    return waiting.pop(0) if waiting else None


def _composed(pieces: list[Piece]) -> Composed:
    """Put pieces together; a hole belongs to the word beside it: `log_{year}`, `{schema}.ship`."""
    text, follows = "", False
    holes: list[Piece] = []
    for piece in _with_later(pieces):
        if isinstance(piece, tuple):
            if len(holes) == MOST_HOLES:
                break
            text += ("" if GLUED_LEFT.search(text[-60:]) else " ") + _HOLE.format(len(holes))
            holes.append(piece[0])
            follows = True
        elif piece:
            text += (" " if follows and not GLUED_RIGHT.match(piece) else "") + piece
            follows = False
    return Composed(text + (" " if follows else ""), tuple(holes))


def _with_later(pieces: list[Piece]) -> Iterator[str | tuple[Piece]]:
    """Go through texts and holes, those of a later `.format()` included: `{table}` by name, `{}` by number."""
    count = 0
    for piece in pieces:
        if isinstance(piece, int):
            yield (piece,)
            continue
        for number, part in enumerate(LATER.split(piece)):
            if number % 2 == 0:
                yield part
            else:
                yield (part or str(count),)
                count += not part
