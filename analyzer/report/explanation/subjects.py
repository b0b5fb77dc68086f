"""What a name stands for: a table, module, symbol, entry point or service, or the nearest names. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from analyzer.model.errors import AmbiguousName, UnknownName
from analyzer.model.names import ancestors_of, last_of
from analyzer.report.explanation.known import Known
from analyzer.report.words import cut, shown

KINDS = ("service", "table", "module", "symbol", "entry", "external")
OTHERWISE = {"function": "symbol", "class": "symbol"}  # what people call a kind
LISTED = 6  # names in a message
LONGEST = 80  # characters of one of them


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """Something that can be explained."""

    kind: str  # one of KINDS
    key: str  # id of a service or entry point, dotted name, table

    def __str__(self) -> str:
        """Return what to type to mean exactly this."""
        return f"{self.kind}:{self.key}"


def find_subject(known: Known, name: str) -> Subject:
    """Return what a name stands for.

    A whole name wins over the end of one ("place_order", "orders/views.py", "/orders/{id}"), an entry point over the
    function it runs. `kind:name` says which of several is meant.

    Raises:
        AmbiguousName, UnknownName: Several things are called so, or nothing is.
    """
    kind, colon, rest = name.partition(":")
    kind = OTHERWISE.get(kind, kind)
    kinds, wanted = ((kind,), rest.strip()) if colon and kind in KINDS else (KINDS, name.strip())
    names = [(text, subject) for text, subject in _names(known) if subject.kind in kinds]
    for found in (
        {subject for text, subject in names if text == wanted},
        {subject for text, subject in names if text.casefold() == wanted.casefold()},
        {subject for text, subject in names if subject.kind == "entry" and _is_path(text, wanted)},
        {subject for text, subject in names if _ends_in(text, wanted)},
        {subject for text, subject in names if _ends_in(text.casefold(), wanted.casefold())},
    ):
        found -= {Subject("symbol", known.entries[one.key].function) for one in found if one.kind == "entry"}
        tables = [one for one in found if one.kind == "table"]
        if len(tables) == 1 and all(one.kind in ("table", "service") for one in found):
            return tables[0]  # services are named like tables
        if len(found) == 1:
            return found.pop()
        if found:
            raise AmbiguousName(f"{shown(name)!r} could be {_listed(found)}", hint="name one of them")
    raise _unknown(name, wanted, names)


def _names(known: Known) -> Iterator[tuple[str, Subject]]:
    """Go through everything that has a name, under each of its names."""
    for service in known.all.services:
        subject = Subject("service", service.id)
        yield from ((service.id, subject), (service.name, subject))
    for row in known.all.ownership:
        yield row.table, Subject("table", row.table)
    for table in known.accesses_to:
        yield table, Subject("table", table)
    for module in known.all.modules:
        subject = Subject("module", module.name)
        yield from ((module.name, subject), (module.path, subject))
        yield from ((above, Subject("module", above)) for above in ancestors_of(module.name)[1:])
    for symbol in _symbols(known):
        yield symbol, Subject("symbol", symbol)
    for entry in known.all.entry_points:
        subject = Subject("entry", entry.id)
        yield from ((text, subject) for text in (entry.id, entry.name, entry.path) if text)
    for external in known.all.external_services:
        yield from ((text, Subject("external", external.name)) for text in (external.name, *external.hosts))


def _symbols(known: Known) -> set[str]:
    entities = {one.symbol for one in known.all.entities}
    return (entities | set(known.definitions) | set(known.accesses_by) | set(known.calls_by)) - set(known.modules)


def _is_path(text: str, wanted: str) -> bool:
    """Say whether a route is the wanted one but for letter case and the slash at its end."""
    return "/" in wanted and text.casefold().rstrip("/") == wanted.casefold().rstrip("/")


def _ends_in(text: str, wanted: str) -> bool:
    """Say whether a dotted name or path ends in the wanted one."""
    return bool(wanted) and text.endswith((f".{wanted}", f"/{wanted}"))


def _listed(found: Iterable[Subject]) -> str:
    ranked = sorted(found, key=lambda one: (KINDS.index(one.kind), one.key))
    names = [cut(str(one), LONGEST) for one in ranked[:LISTED]]
    more = len(ranked) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")


def _unknown(name: str, wanted: str, names: list[tuple[str, Subject]]) -> UnknownName:
    """Return the error, with the names that are spelled most like it or end most like it."""
    texts = sorted({text for text, _subject in names})
    tables = sorted({text for text, subject in names if subject.kind == "table"})
    ends: dict[str, str] = {}
    for text in [*tables, *texts]:
        ends.setdefault(last_of(text).casefold(), text)
    ends |= {text.partition("_")[2].casefold(): text for text in tables if "_" in text}  # without an app label
    near = get_close_matches(wanted, texts, n=3, cutoff=0.7)
    near[:0] = [ends[end] for end in get_close_matches(last_of(wanted).casefold(), sorted(ends), n=3, cutoff=0.7)]
    within = [text for text in texts if len(wanted) > 2 and wanted.casefold() in text.casefold()]
    shown_names = [cut(text, LONGEST) for text in dict.fromkeys([*near, *within])][:LISTED]
    hint = (
        f"did you mean {', '.join(shown_names)}?"
        if shown_names
        else "name a table, module, function, entry point or service"
    )
    return UnknownName(f"nothing is called {shown(name)!r}", hint=hint)
