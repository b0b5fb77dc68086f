"""Tables that strings and keywords of a query walk over: `filter(ship__owner=x)`, `select_related("ship")`. Pure."""

from collections.abc import Iterator

from analyzer.model import facts as f
from analyzer.model.knowledge import Lookups
from analyzer.project.kinds import Knowledge, Typed
from analyzer.project.lookup import Place
from analyzer.project.terms import CodeTerm
from analyzer.project.walk import Site

POURED = "**"  # the keyword of what is poured into a call
Path = tuple[str, bool]  # the path, and whether one that ends at a relation compares its key only


class LookupPaths:
    """Finds joins in the arguments of query members."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Walk the relations that `knowledge` has."""
        self.knowledge = knowledge
        self._joined: dict[tuple[Place, str], list[str]] = {}

    def joined(self, site: Site, member: str, base: Typed) -> list[str]:
        """Return the tables that the arguments of a call on a query of an entity join, sorted, each once."""
        key = (site.term.place, base.of)
        if key not in self._joined:
            self._joined[key] = self._find(site, member, base)
        return self._joined[key]

    def _find(self, site: Site, member: str, base: Typed) -> list[str]:
        tables: set[str] = set()
        for lookups in self.knowledge.lookups:
            for path, by_key in self._paths(site.term, member, lookups):
                for table in self.knowledge.tables_behind(base.of):
                    tables.update(self.knowledge.related.tables_on(table, path, lookups, by_key))
        return sorted(tables)

    def _paths(self, call: CodeTerm, member: str, lookups: Lookups) -> Iterator[Path]:
        if member in lookups.keywords:
            yield from ((name, True) for name in _keywords(call))
        if member in lookups.strings:
            yield from ((text, False) for one in call.arguments if (text := one.text))
        if member in lookups.keywords or member in lookups.strings:
            yield from self._nested(call, lookups)

    def _nested(self, call: CodeTerm, lookups: Lookups) -> Iterator[Path]:
        """Go through `Q(...)`, `F(...)` and the like anywhere in the arguments."""
        for argument in [*call.arguments, *call.keywords.values()]:
            for part in argument.walk():
                if part.op == f.CALL and part.at(part.value[2]).path in lookups.nested:
                    yield from ((name, True) for name in _keywords(part))
                    yield from ((text, False) for one in part.arguments[:1] if (text := one.text))


def _keywords(call: CodeTerm) -> Iterator[str]:
    """Go through the names of a call's keywords, those of a poured dict included: `filter(**{"ship__name": x})`."""
    for name, value in call.keywords.items():
        if name != POURED:
            yield name
            continue
        yield from (text for key, _value in value.pairs() if key is not None and (text := key.text))
        source = value.resolved
        if source.op == f.CALL and source.at(source.value[2]).path == "builtins.dict":
            yield from (word for word in source.keywords if word != POURED)
