"""Tables that nobody is seen touching, and routes whose address nothing in the code base asks for. Pure."""

from collections.abc import Iterable, Iterator, Mapping

from analyzer.model.data import Entity, EntityKind
from analyzer.model.gaps import Doubt, Unreached, sureness
from analyzer.model.names import last_of
from analyzer.model.project import Project
from analyzer.model.usage import EntryPoint
from analyzer.project.code import ProjectCode
from analyzer.project.spoken import Spoken, route_names

NOT_OURS = frozenset({EntityKind.ABSTRACT, EntityKind.EXTERNAL})
ASKED = frozenset({"GET", "ANY", ""})  # methods of what a page links to
NAMED = ("name", "endpoint", "basename", "base_name")  # arguments that name a route


def untouched_tables(project: Project, running: frozenset[str]) -> list[Unreached]:
    """Return the tables that nothing which may run reads or writes, with how many other functions do."""
    touched: dict[str, set[str]] = {}
    for access in project.accesses:
        touched.setdefault(access.table, set()).add(access.function)
    could = {table for site in project.open_sites for table in site.tables}
    declared: dict[str, Entity] = {}
    for entity in project.entities:
        if entity.kind not in NOT_OURS:
            declared.setdefault(entity.table, entity)
    return [
        _table(entity, touched.get(table, set()), table in could)
        for table, entity in sorted(declared.items())
        if running.isdisjoint(touched.get(table, ()))
    ]


def _table(entity: Entity, users: set[str], is_open: bool) -> Unreached:
    doubts = (*[Doubt.OPEN_SITE] * is_open, *[Doubt.USER] * bool(users))
    return Unreached(entity.table, "table", entity.location, 0, sureness(doubts), doubts, len(users))


def unlinked_routes(code: ProjectCode, entries: Iterable[EntryPoint], spoken: Spoken) -> list[Unreached]:
    """Return the routes that neither a template nor a line of code asks for.

    None where no route is asked for at all: then the clients are elsewhere, and the code says nothing about them.
    """
    pages = [one for one in entries if one.kind == "http" and one.method in ASKED]
    given = given_names(code)
    unlinked = [one for one in pages if spoken.linked.isdisjoint(_names(one, given))]
    if len(unlinked) == len(pages):
        return []
    doubts = (Doubt.OUTSIDE,)
    return [Unreached(one.id, "route", one.location, 0, sureness(doubts), doubts) for one in unlinked]


def given_names(code: ProjectCode) -> Mapping[tuple[str, int], list[str]]:
    """Return the names that calls give to routes, by where they stand."""
    found: dict[tuple[str, int], list[str]] = {}
    for call in code.all_calls:
        for name in NAMED if call.value[4] else ():
            term = call.keywords.get(name)
            if term is not None and term.text:
                found.setdefault((call.location.path, call.location.line), []).append(term.text)
    return found


def _names(entry: EntryPoint, given: Mapping[tuple[str, int], list[str]]) -> Iterator[str]:
    """Go through what a route may be called: by its declaration, its function, its path up to the first parameter."""
    for place in (entry.location, *entry.also):
        for text in given.get((place.path, place.line), ()):
            yield from route_names(text)
            yield from (f"{text}-{ending}" for ending in ("list", "detail"))  # of a router
    yield last_of(entry.function)
    yield entry.path.partition("<")[0].partition("{")[0].rstrip("/") or "/"
