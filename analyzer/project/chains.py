"""Chains of calls that end in a write: `orders.filter(open=True).update(late=True)` reads no row. Pure."""

from collections.abc import Iterator

from analyzer.model import facts as f
from analyzer.model.knowledge import Kind, On
from analyzer.model.names import last_of
from analyzer.project.lookup import Place
from analyzer.project.mentions import NOT_LOADING
from analyzer.project.relations import ALL
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.walk import Site

# Members of a query of rows that ask for something else. Source: docs.sqlalchemy.org, ORM, "Query API".
NOT_ROWS = frozenset({"with_entities", "with_only_columns", "count", "exists", "values", "subquery"})
LAZY = frozenset({Kind.QUERY, Kind.MANAGER, Kind.STATEMENT})  # values that touch nothing before they are run


class Chains:
    """Follows a value to the last call of the chain that it starts."""

    def __init__(self, types: Types) -> None:
        """Look with `types`."""
        self.types = types
        self._users: dict[tuple[str, int], dict[int, int]] = {}
        self._writing: dict[Place, bool] = {}

    def ends_in_write(self, site: Site) -> bool:
        """Say whether all that happens to a query is that another member of the same chain writes with it."""
        place = site.term.place
        if place not in self._writing:
            self._writing[place] = self._find(site)
        return self._writing[place]

    def asks_for_rows(self, site: Site) -> bool:
        """Say whether nothing in the chain that a query starts makes it ask for columns or a number of rows."""
        call = self._call_on(site.term)
        while call is not None:
            callee = call.at(call.value[2])
            if callee.attribute in NOT_ROWS:
                return False
            call = self._call_on(call)
        return True

    def kept_away(self, site: Site) -> frozenset[str]:
        """Return the relations whose rows a query keeps away, ALL for every one: `options(noload(X.legs))`."""
        call: CodeTerm | None = site.term
        names = {name for one in site.term.arguments[:1] for part in one.walk() for name in _kept_away(part)}
        while call is not None:
            names.update(_kept_away(call))
            call = self._call_on(call)
        return frozenset(names)

    def goes_on(self, site: Site) -> bool:
        """Say whether a value is only asked for a member that is called."""
        return self._call_on(site.term) is not None

    def is_helped(self, site: Site) -> bool:
        """Say whether a call runs a query that a function of the code base made for it."""
        term = site.term
        while True:
            callee = term.at(term.value[2])
            if callee.as_function is not None or callee.op != f.ATTR or callee.attribute in NOT_ROWS:
                return callee.as_function is not None
            term = callee.at(callee.value[2]).resolved
            if term.op != f.CALL:
                return False

    def _find(self, site: Site) -> bool:
        term = site.term
        while True:
            call = self._call_on(term)
            if call is None:
                return False
            callee = call.at(call.value[2])
            bases = self.types.of(callee.at(callee.value[2]), site.receiver)
            found = [self.types.knowledge.transfer(one, callee.attribute, called=True) for one in bases]
            if not found or any(one is None or (one.kind not in LAZY and one.on is not On.LINK) for one in found):
                return False
            if any(one is not None and one.gives in LAZY for one in found):
                term = call
                continue
            return all(one is not None and one.op == "write" for one in found)

    def _call_on(self, term: CodeTerm) -> CodeTerm | None:
        """Return the only use of a value, if it is the call of one of its members."""
        users = self._users_in(term)
        attribute = users.get(term.number, -1)
        call = users.get(attribute, -1)
        if attribute < 0 or call < 0 or term.at(attribute).op != f.ATTR:
            return None
        found = term.at(call)
        return found if found.op == f.CALL and found.value[2] == attribute else None

    def _users_in(self, term: CodeTerm) -> dict[int, int]:
        """Value -> the attribute or call directly on it, -1 where it has a name or several uses."""
        key = (term.module, term.scope)
        if key not in self._users:
            found: dict[int, int] = {}
            for number, value in enumerate(self.types.code.scope(*key).values):
                if value[0] in (f.ATTR, f.CALL):
                    found[value[2]] = -1 if value[2] in found else number
                elif value[0] == f.LOCAL:
                    found[value[3]] = -1
            self._users[key] = found
        return self._users[key]


def _kept_away(call: CodeTerm) -> Iterator[str]:
    """Go through the relations that a call keeps from being loaded, if it is one that says so."""
    callee = call.callee
    if (
        callee is not None
        and callee.attribute == "enable_eagerloads"
        and [x.literal for x in call.arguments] == [False]
    ):
        yield ALL
    for option in call.arguments if callee is not None and callee.attribute == "options" else ():
        chosen = option.callee
        if chosen is not None and last_of(chosen.path or chosen.attribute) in NOT_LOADING:
            yield from (one.text or one.attribute for one in option.arguments[:1])
