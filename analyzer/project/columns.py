"""Which columns of a table each function names: on rows, on the class, in the words of queries. Pure."""

from collections import defaultdict
from collections.abc import Iterator

from analyzer.model import facts as f
from analyzer.model.data import ColumnUse
from analyzer.model.knowledge import Kind
from analyzer.model.names import SymbolName, TableName
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types

BODIES = (f.MODULE_BODY, f.CLASS_BODY, f.FUNCTION_BODY, f.LAMBDA_BODY)
OF_ONE = frozenset({Kind.INSTANCE, Kind.CLASS})
OF_MANY = frozenset({Kind.QUERY, Kind.MANAGER, Kind.CLASS, Kind.COLLECTION})
KEYS = frozenset({"fk", "o2o", "soft"})  # relations that a column of the table holds
Named = tuple[CodeTerm, frozenset[Kind], str]  # whose column, of which kinds of values, and the name


class Columns:
    """Collects the columns that functions name."""

    def __init__(self, types: Types) -> None:
        """Ask `types` for the rows that names stand behind."""
        self.types, self.knowledge, self.code = types, types.knowledge, types.code
        self.own = frozenset((one.table, column.name) for one in self.knowledge.entities for column in one.columns)
        self.own |= frozenset((one.from_table, one.field) for one in self.knowledge.relations if one.kind in KEYS)
        self.names = frozenset(name for _table, name in self.own)
        rows = self.knowledge.lookups
        self.by_keyword = frozenset[str]().union(*(one.keywords for one in rows))
        self.by_string = frozenset[str]().union(*(one.strings for one in rows))
        self.separators = tuple(one.separator for one in rows)

    def uses(self) -> tuple[ColumnUse, ...]:
        """Return the columns of each table that each function names, sorted; without columns that none has."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for module, number in self.code.scopes_of(*BODIES):
            for term, kinds, name in self._named(module, number):
                for table in self._tables(term, kinds, name) if name in self.names else ():
                    found[self.code.owner(module, number), table].add(name)
        rows = sorted(found.items())
        return tuple(ColumnUse(SymbolName(one), TableName(table), tuple(sorted(names))) for (one, table), names in rows)

    def _tables(self, term: CodeTerm, kinds: frozenset[Kind], name: str) -> Iterator[str]:
        for typed in self.types.of(term):
            if typed.kind in kinds and typed.of and self.knowledge.is_entity(typed.of):
                yield from (one for one in self.knowledge.tables_touched(typed.of) if (one, name) in self.own)

    def _named(self, module: str, number: int) -> Iterator[Named]:
        """Go through everything in a body that may name a column."""
        scope = self.code.scope(module, number)
        for at, value in enumerate(scope.values):
            if value[0] == f.ATTR and value[3] in self.names:
                yield CodeTerm(self.code, (module, number, value[2])), OF_ONE, value[3]
            elif value[0] == f.CALL:
                yield from self._in_call(CodeTerm(self.code, (module, number, at)), value)
        for effect in scope.effects:
            if effect[0] == f.STORES and effect[3] >= 0 and effect[4] in self.names:
                yield CodeTerm(self.code, (module, number, effect[3])), OF_ONE, effect[4]

    def _in_call(self, call: CodeTerm, value: f.Value) -> Iterator[Named]:
        """Go through the columns that a call names: `filter(number=1)`, `order_by("-number")`, `Order(number=1)`."""
        callee = call.at(value[2])
        member = callee.attribute
        if member in self.by_keyword or not member:
            base = callee.at(callee.value[2]) if member else callee
            kinds = OF_MANY if member else frozenset({Kind.CLASS})
            for name, _given in value[4]:
                yield base, kinds, self._first(name)
        if member in self.by_string:
            base = callee.at(callee.value[2])
            for given in value[3]:
                text = call.at(given).text
                if text:
                    yield base, OF_MANY, self._first(text.lstrip("-"))

    def _first(self, path: str) -> str:
        """Return the first step of a lookup path: "number" of `number__startswith`."""
        return min((path.partition(one)[0] for one in self.separators), key=len, default=path)
