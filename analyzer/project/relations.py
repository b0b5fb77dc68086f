"""Where attributes and lookup paths of entities lead, over the relations between tables. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from analyzer.model.data import ASKED, LOADED_ALONG, Relation
from analyzer.model.knowledge import Kind, Lookups
from analyzer.model.names import last_of

ALL = "*"  # every relation
DEFAULT_REVERSE = "_set"  # Django's accessor of the many side, where none is named


@dataclass(frozen=True, slots=True)
class Step:
    """One hop over a relation."""

    kind: Kind  # what the attribute gives: an instance, or many of the other side
    symbol: str  # the entity on the other side
    table: str  # its table
    through: str = ""  # the table in between
    loads: str = ""  # when the rows behind it are loaded; "" when they are asked for
    forward: bool = True  # from the side that holds the key


class RelationIndex:
    """Relations by the names that code uses for them."""

    def __init__(
        self, relations: Iterable[Relation], class_of_table: Mapping[str, str], many_kind: Callable[[str], Kind]
    ) -> None:
        """Index `relations`; those between tables without a class lead nowhere."""
        self.by_attribute: dict[tuple[str, str], Step] = {}
        self.by_query_name: dict[tuple[str, str], Step] = {}
        for relation in relations:
            source, target = (class_of_table.get(one) for one in (relation.from_table, relation.to_table))
            if source is not None and target is not None:
                self._add(relation, source, target, many_kind(source))
        self._along: dict[str, dict[str, Step]] = {}
        for (table, name), step in sorted(self.by_attribute.items()):
            if step.loads in LOADED_ALONG:
                self._along.setdefault(table, {})[name] = step
        self.names = frozenset(name for _table, name in self.by_attribute)

    def _add(self, relation: Relation, source: str, target: str, many: Kind) -> None:
        through = str(relation.through)
        if relation.field:
            kind = many if relation.kind == "m2m" else Kind.INSTANCE
            kind = Kind.QUERY if relation.loads in ASKED else kind
            step = Step(kind, target, relation.to_table, through, relation.loads)
            self.by_attribute.setdefault((relation.from_table, relation.field), step)
            self.by_query_name.setdefault((relation.from_table, relation.field), step)
        if relation.reverse:
            kind = Kind.INSTANCE if relation.kind == "o2o" else many
            kind = Kind.QUERY if relation.reverse_loads in ASKED else kind
            step = Step(kind, source, relation.from_table, through, relation.reverse_loads, forward=False)
            name = last_of(source).lower()
            is_default = relation.reverse == name + DEFAULT_REVERSE
            self.by_attribute.setdefault((relation.to_table, relation.reverse), step)
            query_name = relation.query_name or (name if is_default else relation.reverse)
            self.by_query_name.setdefault((relation.to_table, query_name), step)

    def links(self, tables: Iterable[str], names: frozenset[str] | None, without: frozenset[str]) -> list[Step]:
        """Return the many-to-many relations that entities declare, `without` some; of `names` where given."""
        own = frozenset(tables)
        links = [(key, step) for key, step in self.by_attribute.items() if step.forward and step.through]
        return [
            step
            for (table, name), step in sorted(links, key=lambda item: item[0])
            if table in own and (names is None or name in names) and name not in without
        ]

    def along(self, table: str, without: frozenset[str] = frozenset()) -> set[str]:
        """Return the tables whose rows are loaded with those of a table, through one relation after the other.

        Args:
            table: Where the rows are.
            without: The relations of these rows that are not loaded this time; ALL for all of them.
        """
        first = self._along.get(table, {}) if ALL not in without else {}
        found: set[str] = set()
        waiting = [step for name, step in first.items() if name not in without]
        while waiting:
            step = waiting.pop()
            if step.table == table:  # a circle is not followed, but for as many steps as `join_depth` says
                continue
            waiting += self._along.get(step.table, {}).values() if step.table not in found else ()
            found |= {step.table, step.through} - {""}
        return found

    def step(self, tables: Iterable[str], attribute: str) -> Step | None:
        """Return where an attribute of an entity leads; `tables` are its own and inherited ones."""
        return next((found for table in tables if (found := self.by_attribute.get((table, attribute)))), None)

    def tables_on(self, table: str, path: str, lookups: Lookups, by_key: bool) -> list[str]:
        """Return the tables that a lookup path joins, in order.

        Args:
            table: Where it starts.
            path: `ship__owner__city`, with the separator of `lookups`.
            lookups: How the framework writes paths.
            by_key: Whether a path that ends at a relation compares its key only (`ship=x`), which needs no join.

        Source: Django, "Making queries", chapter "Lookups that span relationships".
        """
        parts = path.lstrip("-").split(lookups.separator)
        tables: list[str] = []
        for position, part in enumerate(parts):
            step = self.by_query_name.get((table, part))
            if step is None and not by_key:
                step = self.by_attribute.get((table, part))  # what is prefetched is named as rows name it
            if step is None:
                break
            rest = parts[position + 1 :]
            only_key = by_key and step.forward and not step.through and set(rest[:1]) <= lookups.identity
            if not only_key:
                tables += [one for one in (step.through, step.table) if one]
            elif step.through:
                tables.append(step.through)
            table = step.table
        return tables
