"""Lines of a beat schedule, however their table is filled: display, `dict()`, `update()`, `|`, item by item, loops.

Source: Celery's manual, chapter "Periodic Tasks", "Entries"
(https://docs.celeryq.dev/en/stable/userguide/periodic-tasks.html). Pure.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analyzer.frameworks.queues.conf import by_text
from analyzer.model.terms import Code, Term

DICT = "builtins.dict()"
DEEPEST_TABLE = 5  # schedules poured into schedules


@dataclass(frozen=True, slots=True)
class Line:
    """One line; or a whole table that cannot be followed, in the place of its lines."""

    name: str  # "" where it is computed
    where: Term
    task: Term
    is_whole: bool = False


class Tables:
    """The tables of a code base, with what is put into them anywhere."""

    def __init__(self, code: Code) -> None:
        """Index every `table[key] = value` and `table.update(...)`."""
        self.code = code
        self._puts: dict[Term, list[tuple[Term, Term]]] = {}
        for base, key, value in code.puts():
            self._puts.setdefault(base.resolved, []).append((key, value))
        self._updates: dict[Term, list[Term]] = {}
        for call in code.calls_of("update"):
            filled = call.callee.base if call.callee is not None else None
            if filled is not None:
                self._updates.setdefault(filled.resolved, []).append(call)

    def lines(self, table: Term, depth: int = 0) -> Iterator[Line]:
        """Go through the lines of a table, in the order of displays, updates and single items."""
        for one in table.alternatives():
            yield from self._display(one, depth)
            for part in dict.fromkeys(part.resolved for part in one.walk()) if depth < DEEPEST_TABLE else ():
                yield from self._filled(part, depth)

    def _filled(self, table: Term, depth: int) -> Iterator[Line]:
        """Go through what is put into a table after it was made."""
        for call in self._updates.get(table, ()):
            for given in call.arguments:
                yield from self.lines(given, depth + 1)
            yield from (line for name, value in call.keywords.items() for line in self._line(name, value))
        for key, value in self._puts.get(table, ()):
            yield from self.put(key, value)

    def put(self, key: Term, value: Term) -> Iterator[Line]:
        """Go through the lines of `table[key] = value`, one per turn of the loop around it."""
        names, values = self.code.cases(key), self.code.cases(value)
        for at, one in enumerate(values):
            yield from self._line((names[at].text or "") if len(names) == len(values) else "", one)

    def _display(self, table: Term, depth: int) -> Iterator[Line]:
        """Go through what the expression itself says that makes a table."""
        function = table.callee.as_function if table.callee is not None else None
        if depth == DEEPEST_TABLE or _is_empty(table):
            return
        if function is not None:
            yield from (line for returned in function.returns() for line in self.lines(returned, depth + 1))
        elif table.path == DICT:
            yield from (line for name, value in table.keywords.items() for line in self._line(name, value))
            yield from (line for given in table.arguments for line in self.lines(given, depth + 1))
        elif table.pairs():
            for case in self.code.cases(table):
                for key, value in case.pairs():
                    yield from self.lines(value, depth + 1) if key is None else self._line(key.text or "", value)
        else:
            yield Line("", table, table, is_whole=True)

    def _line(self, name: str, value: Term) -> Iterator[Line]:
        for one in value.alternatives():
            yield Line(name, one, _fields(one).get("task", one))


def _fields(line: Term) -> Mapping[str, Term]:
    """Return what stands in one line, by name: `{"task": ...}`, `dict(task=...)`."""
    return line.keywords if line.path == DICT else by_text(line.pairs())


def _is_empty(table: Term) -> bool:
    """Say whether a schedule is there and has no line by itself: `{}`, `None`, `dict()`."""
    source = table.resolved
    if source.is_call:
        return source.path == DICT and not (source.arguments or source.keywords)
    named = source.path or source.parameter or source.attribute or source.key is not None
    return source.literal is None or (not named and sum(1 for _part in source.walk()) == 1)
