"""The tables that names in SQL mean, those with parts that the code puts in included. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product

from analyzer.model import facts as f
from analyzer.project.bindings import each_case
from analyzer.project.lookup import Place
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types

HOLE = re.compile(r"\{(:?\w+)\}")  # `{12}`: the value with that number; `{:table}`: what a later `.format()` fills
OF_DJANGO, OF_MAPPED = frozenset({"db_table", "table_name"}), frozenset({"name", "fullname", "__tablename__"})
# Calls that give a name as it is, or in quotes. Source: psycopg.org, "SQL string composition"; Django, `quote_name`.
QUOTING = frozenset({"Identifier", "SQL", "AsIs", "quote_name", "quote_ident", "quoted_name", "qn", "quote", "str"})
MOST_TABLES = 8  # that one hole may stand for; more say that any table is meant
MOST_SUBCLASSES = 40


class Names:
    """Finds the tables that statements name: case left out, by schema and name, else by the name where one has it."""

    def __init__(self, known: Iterable[str], views: Mapping[str, Sequence[str]] | None = None) -> None:
        """Know the tables of entities, and the tables behind views."""
        self._exact: dict[str, str] = {}
        self._bare: dict[str, set[str]] = {}
        self._views = {_bare(name): tables for name, tables in sorted((views or {}).items())}
        for one in sorted(known, reverse=True):
            self._exact[_plain(one)] = one
            self._bare.setdefault(_bare(one), set()).add(_plain(one))

    def find(self, name: str) -> str:
        """Return the table of a name; "" where none, or several, can be meant."""
        found = self._bare.get(_bare(name), set())
        exact = self._exact.get(_plain(name), "")
        return exact or (self._exact[next(iter(found))] if len(found) == 1 else "")

    def behind(self, name: str) -> list[str]:
        """Return the tables that reading a table or view reads; none where neither is known."""
        own = self.find(name)
        behind = self._views.get(_bare(name), ()) if not own else ()
        return [own] if own else sorted({table for one in behind if (table := self.find(one))})


class Filled:
    """Fills the holes in names."""

    def __init__(self, types: Types) -> None:
        """Ask `types` which class a value is."""
        self.types = types
        self.code = types.code
        self.formats: dict[Place, list[CodeTerm]] = {}  # text -> the calls of `.format()` that fill it elsewhere

    def names(self, name: str, place: Place) -> list[str]:
        """Return what a name of a statement may be; none where a part of it is not known."""
        parts = HOLE.split(name)
        if len(parts) == 1:
            return [name]
        choices = [self._filling(part, place) if number % 2 else [part] for number, part in enumerate(parts)]
        found = ["".join(one) for one in islice(product(*choices), MOST_TABLES + 1)] if all(choices) else []
        return found if len(found) <= MOST_TABLES else []

    def value(self, name: str, place: Place) -> CodeTerm | None:
        """Return the value that is put into a name; None where that is not seen."""
        found = [one for hole in HOLE.findall(name) for one in self._values(hole, place)]
        return found[0] if found else None

    def _filling(self, hole: str, place: Place) -> list[str]:
        values = self._values(hole, place)
        found = [list(self._texts(one, 0)) for one in values]
        return list(dict.fromkeys(text for texts in found for text in texts)) if all(found) else []

    def _values(self, hole: str, place: Place) -> list[CodeTerm]:
        if not hole.startswith(":"):
            return [CodeTerm(self.code, (place[0], place[1], int(hole)))]
        calls = self.formats.get(place, [])
        position = int(hole[1:]) if hole[1:].isdigit() else -1
        given = [call.argument(position) if position >= 0 else call.keywords.get(hole[1:]) for call in calls]
        return [one for one in given if one is not None]

    def _texts(self, term: CodeTerm, depth: int) -> Iterator[str]:
        """Go through the names that a value may be."""
        tables = self._tables(term)
        if tables or depth > 3:
            yield from tables
            return
        for one in term.origins():
            called = one.callee
            if called is not None and _last(called) in QUOTING and one.arguments:
                parts = [
                    list(self._texts(part, depth + 1)) for part in one.arguments[: 1 + (_last(called) == "Identifier")]
                ]
                yield from (".".join(names) for names in product(*parts))
            else:
                said = [*(text for text in one.texts() if text), *self._of_subclasses(term)]
                yield from self._tables(one) or said or self._of_cases(one)

    def _tables(self, term: CodeTerm) -> list[str]:
        """Return the tables of a class that says its own: `Order._meta.db_table`, `Order.__table__.name`."""
        source = term.resolved if term.op != f.ATTR else term
        owner: CodeTerm | None = None
        if source.op == f.ATTR and source.attribute in OF_DJANGO | OF_MAPPED:
            above = source.at(source.value[2])
            is_own = source.attribute == "__tablename__"
            is_named = above.op == f.ATTR and above.attribute in ("_meta", "__table__")
            owner = above if is_own else above.at(above.value[2]) if is_named else None
        elif source.op == f.ATTR and source.attribute == "__table__":
            owner = source.at(source.value[2])
        knowledge = self.types.knowledge
        symbols = [one.of for one in self.types.of(owner)] if owner is not None else []
        return list(dict.fromkeys(table for one in symbols if one for table in knowledge.tables_of(one)))

    def _of_subclasses(self, term: CodeTerm) -> list[str]:
        """Return what subclasses bind the attribute of `self` to that their base only uses."""
        base = term.at(term.value[2]) if term.op == f.ATTR else None  # as written: resolved it is what the base binds
        method = self.types.method_around(term) if base is not None and base.resolved.op == f.PARAM else None
        if method is None:
            return []
        below = self.code.subclasses_of(frozenset({method.class_symbol}))[:MOST_SUBCLASSES]
        values = [value for view in below if (value := view.body.get(term.attribute)) is not None]
        return list(dict.fromkeys(text for one in values for text in one.texts()))

    def _of_cases(self, term: CodeTerm) -> list[str]:
        """Return what callers and loops over literal lists give; none where one of them is not known."""
        cases = each_case(term, self.code.call_sites)
        texts = [list(one.texts()) for one in islice(cases, MOST_TABLES + 1)]
        return list(dict.fromkeys(text for one in texts for text in one)) if all(texts) else []


def holes_left(name: str) -> str:
    """Return a name without its holes, where enough is left of it to look it up: `{schema}.order` is `order`."""
    return HOLE.sub("", name).strip("._ ")


def has_holes(name: str) -> bool:
    """Say whether the code puts a part into a name."""
    return HOLE.search(name) is not None


def _last(callee: CodeTerm) -> str:
    return callee.attribute or callee.path.rpartition(".")[2]


def _plain(name: str) -> str:
    return ".".join(part.strip('"`') for part in name.split(".")).lower()


def _bare(name: str) -> str:
    return name.rpartition(".")[2].strip('"`').lower()
