"""Calls that look like data access and could not be tied to a table, with the tables that they could touch. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from analyzer.model import facts as f
from analyzer.model.data import Access, EntityKind, OpenSite
from analyzer.model.knowledge import Kind
from analyzer.model.location import Location
from analyzer.model.names import SymbolName, TableName, last_of
from analyzer.model.terms import Term
from analyzer.model.words import singular, split_words, written_words
from analyzer.project.code import ProjectCode
from analyzer.project.kinds import Knowledge, Typed
from analyzer.project.lookup import Place
from analyzer.project.terms import CodeTerm
from analyzer.project.walk import Site

# Members that hardly anything but a query has: a call of one on an unknown value probably touches a table that
# was not found out.
TELLING = {
    **dict.fromkeys(("bulk_create", "bulk_update", "insert_many", "delete_instance"), "write"),
    **dict.fromkeys(("get_or_create", "update_or_create"), "both"),
    **dict.fromkeys(("exclude", "filter_by", "first_or_404", "get_or_404", "get_queryset", "in_bulk"), "read"),
    **dict.fromkeys(("one_or_none", "order_by", "prefetch_related", "refresh_from_db", "select_related"), "read"),
    **dict.fromkeys(("scalar_one_or_none", "select_for_update", "values_list", "with_for_update"), "read"),
}
# Members that files, forms and search clients have too: they count where the module names a class of a table.
FREQUENT = {
    **dict.fromkeys(("save", "create", "delete", "add_all"), "write"),
    **dict.fromkeys(("filter", "exists", "first"), "read"),
}
# Members that anything has (2 to 7 % of such calls are data access): they count where the value is named as a table.
COMMON = {
    **dict.fromkeys(("add", "clear", "insert", "merge", "remove", "replace", "set", "update"), "write"),
    **dict.fromkeys(("all", "count", "get", "one", "values", "where"), "read"),
}
OPS = {**COMMON, **FREQUENT, **TELLING}
LITERALS = frozenset({f.CONST, f.JOIN, f.LIST, f.TUPLE, f.SET, f.DICT, f.DEF})
NAMES = {f.PARAM: 2, f.NAME: 2, f.LOCAL: 2, f.ATTR: 3, f.IMPORT: 3}  # kinds of values with a name -> where it stands
OF_ROWS = frozenset({Kind.SESSION, Kind.QUERY, Kind.MANAGER, Kind.COLLECTION})
MOST_TABLES = 3  # that a name may mean; more is no name


class OpenSites:
    """Collects what was not found out."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Know the tables and their classes."""
        self.knowledge = knowledge
        self.code: ProjectCode = knowledge.code
        self._found: dict[Place, OpenSite] = {}
        self._in_reach: dict[str, tuple[TableName, ...]] = {}
        self._grouped: Mapping[Term, str] = {}
        self._by_path: dict[str, set[str]] = {}

    def see(self, site: Site, callee: CodeTerm) -> None:
        """Look at the call of a member on a value of which nothing is known."""
        verb, value = callee.attribute, callee.at(callee.value[2])
        if verb not in OPS or all(one.op in LITERALS for one in value.origins()):
            return
        tables, by = self._tables(value, site)
        if verb in TELLING or (verb in FREQUENT and by) or (by == "name" and _is_many(value, site.term)):
            self._add(site, (verb, OPS[verb]), (tables, by))

    def miss(self, site: Site, base: Typed, what: tuple[str, str]) -> None:
        """Look at a call that is data access for sure: is the table known?

        Args:
            site: The call.
            base: What it is made on.
            what: The verb, and "read", "write" or "both".
        """
        if base.kind in OF_ROWS and not self.knowledge.tables_of(base.of):
            arguments = site.term.arguments if base.kind is Kind.SESSION else ()
            value = arguments[0] if arguments else site.term.at(site.term.value[2]).base
            self._add(site, what, self._tables(value or site.term, site))

    def hide(self, site: Site, what: tuple[str, str], tables: Iterable[str]) -> None:
        """Keep a call on one of many entities, of which it is not known which: its tables are those of all."""
        self._add(site, what, (tuple(TableName(table) for table in tables), "name"))

    def leave(self, site: Site, what: tuple[str, str], value: CodeTerm) -> None:
        """Keep a statement on a table that is not known: `value` is what names it."""
        self._add(site, what, self._tables(value, site))

    def rows(self, resolved: Iterable[Place], accesses: Iterable[Access]) -> tuple[OpenSite, ...]:
        """Return the sites that stay open, by place; on a line with an access the rest of the line said the table."""
        done = frozenset(resolved)
        lines = {(place.path, place.line) for access in accesses for place in access.locations}
        found = [row for place, row in self._found.items() if place not in done]
        kept = {row for row in found if (row.location.path, row.location.line) not in lines}
        return tuple(sorted(kept, key=lambda row: (row.location, row.function, row.verb, row.op)))

    def _add(self, site: Site, what: tuple[str, str], could: tuple[tuple[TableName, ...], str]) -> None:
        place = Location(site.term.location.path, site.line)
        self._found.setdefault(site.term.place, OpenSite(SymbolName(site.owner), *what, place, *could))

    def _tables(self, value: CodeTerm, site: Site) -> tuple[tuple[TableName, ...], str]:
        """Return the tables that a value could stand for, and what says so."""
        words = split_words(_name_of(value))
        for length in range(len(words), 0, -1):
            named = self._by_words.get(words[-length:], ())
            if 0 < len(named) <= MOST_TABLES:
                return named, "name"
        near = self._reach(site.term.module)
        return near, "reach" if near else ""

    @cached_property
    def _by_words(self) -> dict[tuple[str, ...], tuple[TableName, ...]]:
        """The tables whose class is called so."""
        found: dict[tuple[str, ...], set[TableName]] = {}
        for entity in self.knowledge.entities:
            if entity.table and entity.kind is not EntityKind.AUTOMATIC:
                found.setdefault(split_words(last_of(entity.symbol)), set()).add(entity.table)
        return {words: tuple(sorted(tables)) for words, tables in found.items()}

    @cached_property
    def _last_names(self) -> frozenset[str]:
        return frozenset(last_of(entity.symbol) for entity in self.knowledge.entities)

    def _reach(self, module: str) -> tuple[TableName, ...]:
        """Return the tables of the classes that a module names."""
        if module not in self._in_reach:
            path = self.code.file_path(module)
            symbols = {one for one in self._paths(module) if one in self.knowledge.entity_of}
            symbols |= self._named_in(path)
            tables = {TableName(table) for symbol in symbols for table in self.knowledge.tables_of(symbol)}
            self._in_reach[module] = tuple(sorted(tables))
        return self._in_reach[module]

    def _named_in(self, path: str) -> set[str]:
        """Return the classes that only calls name in a file."""
        if self._grouped is not self.knowledge.named:  # migrations replace it by one that knows theirs too
            self._grouped, self._by_path = self.knowledge.named, {}
            for term, symbol in self._grouped.items():
                self._by_path.setdefault(term.location.path, set()).add(symbol)
        return self._by_path.get(path, set())

    def _paths(self, module: str) -> Iterator[str]:
        """Go through what the names in a module stand for, where they are called as a class of a table is."""
        for number, scope in enumerate(self.code.all_modules[module].facts.scopes):
            for index, value in enumerate(scope.values):
                if value[0] in NAMES and value[NAMES[value[0]]] in self._last_names:
                    yield CodeTerm(self.code, (module, number, index)).path


def is_class_given(call: CodeTerm) -> bool:
    """Say whether the first argument of a statement may be a class that is not known: `select(model)`.

    A literal, a call (`select(func.now())`) and the attribute of a library's value name no class.
    """
    first = next(iter(call.arguments), None)
    source = first.resolved if first is not None else None
    return source is not None and source.op in (f.PARAM, f.ATTR, f.ITER, f.ITEM) and not source.path


def _is_many(value: CodeTerm, call: CodeTerm) -> bool:
    """Say whether a name is that of many rows, and not of a dictionary that is asked for a key."""
    words = written_words(_name_of(value))
    asked = call.arguments
    is_key = len(asked) > 1 or (len(asked) == 1 and isinstance(asked[0].text, str))
    return bool(words) and singular(words[-1]) != words[-1] and not is_key


def _name_of(value: CodeTerm) -> str:
    """Return the last name in an expression: of `shop.order`, `self.order`, `find_order()`, `orders[0]`."""
    while value.op in (f.CALL, f.ITEM, f.ITER):
        value = value.at(value.value[2])
    return str(value.value[NAMES[value.op]]) if value.op in NAMES else ""
