"""What the templates of pages read and run, for the functions and classes that render them. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from analyzer.graph.reach import reach
from analyzer.model.code import Wire
from analyzer.model.knowledge import Kind
from analyzer.model.location import Confidence, Location
from analyzer.model.problem import Problem
from analyzer.model.templates import FoundPages, PageTag, Template
from analyzer.project.accesses import AccessReader
from analyzer.project.calls import CallReader
from analyzer.project.kinds import Typed
from analyzer.project.nodes import Nodes
from analyzer.project.page_lookups import Done, Lookups, Names, Spot
from analyzer.project.page_values import PageValues, Value
from analyzer.project.page_walk import PageWalk
from analyzer.project.renderings import Page, Renderings
from analyzer.project.templates import Templates
from analyzer.project.types import Types
from analyzer.project.views import CodeFunction
from analyzer.project.walk import Node

TEMPLATE = "template"  # kind of the wires
UNNAMED = "template-named-at-run-time"
MISSING = "missing-template"
UNKNOWN = "unknown-template-names"


class Pages:
    """Everything that is rendered."""

    def __init__(self, types: Types, templates: Mapping[str, Template]) -> None:
        """Ask the frameworks in use for classes, tags and context processors."""
        self.types, self.code = types, types.code
        self.values = PageValues(types)
        self.templates = Templates(templates)
        renderings = [one.rendering for one in types.knowledge.frameworks if one.rendering is not None]
        entities, bindings = types.knowledge.entity_of, types.knowledge.bindings
        bound = {symbol: entities[one.entity] for symbol, one in bindings.items() if one.entity in entities}
        found = [one.find(self.code, bound) for one in renderings] if templates else []
        self.found = FoundPages(
            tuple(one for part in found for one in part.classes),
            tuple(one for part in found for one in part.tags),
            tuple(one for part in found for one in part.processors),
        )
        known = {name: path for one in renderings for name, path in one.names.items()}
        self.renderings = Renderings(types, self.templates, renderings, self.found, self._processed())
        self.walk = PageWalk(self.templates, Lookups(types, known), self.found.tags, self._filled)
        self.led: dict[tuple[str, str], set[Location]] = {}
        self.unread: set[Location] = set()

    def read(self, calls: CallReader, accesses: AccessReader, walked: Iterable[Node]) -> list[Node]:
        """Note what all pages read and run; return the functions that run for a class, sorted.

        Args:
            calls: Takes the calls.
            accesses: Takes the reads.
            walked: Methods that were read for a class, with the class.
        """
        started: set[Node] = set()
        for page in self.renderings.pages(walked):
            for done in self._done_by(page):
                site = page.site(done)
                accesses.table.add(site, "read", done.verb, done.tables, done.level)
                for node in calls.lead(site, done.runs) if done.runs is not None else ():
                    started.add(node)
                    self.led.setdefault((page.owner, node[0]), set()).add(done.place)
        return sorted(started)

    def wires(self, nodes: Nodes, edges: Mapping[Node, Sequence[Node]]) -> list[Wire]:
        """Return the functions that templates run, with what renders them.

        Of a function that reaches no table, only the first page that runs it is listed: the tags of a layout run for
        every page.
        """
        first: dict[str, str] = {}
        for owner, target in sorted(self.led):
            first.setdefault(target, owner)
        quiet = {one for one in first if not any(map(nodes.accesses, reach(edges, nodes.all_of(one))))}
        return [
            Wire(owner, target, TEMPLATE, "", False, tuple(sorted(places)), Confidence.MEDIUM)
            for (owner, target), places in sorted(self.led.items())
            if target not in quiet or first[target] == owner
        ]

    def problems(self) -> Iterator[Problem]:
        """Go through what is missing, and what was left open."""
        for name, place in sorted(self.walk.missing):
            text = f"{name} is rendered here, and no folder of templates has it"
            yield Problem(MISSING, text, place, "what the page reads", "a package that is not analysed may bring it")
        for places, slug, text, hides in (
            (self.renderings.unnamed, UNNAMED, "pages are made of a template named at run time", "what they read"),
            (self.unread, UNKNOWN, "lines of templates look up names that nobody hands over", "what they load"),
        ):
            if places:
                yield Problem(slug, f"{len(places)} {text}; this is the first", min(places), hides)

    def _done_by(self, page: Page) -> list[Done]:
        """Return what the templates of a page do, and the context processors that run before."""
        spot = Spot(page.term.location, False)
        for symbol in self.found.processors:
            spot.run(Typed(Kind.FUNCTION, symbol))
        paths = {name: self.templates.named(name, page.term.location.path) for name in page.templates}
        for path in dict.fromkeys(path for path in paths.values() if path):
            self.walk.write(path, page.names, spot)
        self.unread |= spot.unknown
        if page.is_sure and not any(paths.values()):
            self.walk.missing.update((name, page.term.location) for name in paths)
        return list(spot.done)

    def _processed(self) -> dict[str, tuple[Typed, ...]]:
        """Return the names that context processors give to every template."""
        views = [view for name in self.found.processors if (view := self.code.function_of(name)) is not None]
        returned = [one for view in views for one in view.returns()]
        found = self.values.of(returned, None, frozenset())
        return self.values.types(found, frozenset(found))

    def _filled(self, tag: PageTag, given: Mapping[str, tuple[Typed, ...]]) -> Names:
        """Return what a tag hands to its own template; parameters are what the tag is given."""
        view = self.code.function_of(tag.function)
        if view is None:
            return {}
        parameters = [name for name, _annotation, _default in view.parameters if name != "context"]
        own = {name: given.get(name) or given.get(str(place), ()) for place, name in enumerate(parameters)}
        found = self.values.of(view.returns(), None, frozenset())
        return {name: self._filled_with(values, own, view) for name, values in found.items()}

    def _filled_with(
        self, values: list[Value], own: Mapping[str, tuple[Typed, ...]], view: CodeFunction
    ) -> tuple[Typed, ...]:
        passed = [one for term, _receiver in values if term.owner == view.symbol for one in own.get(term.parameter, ())]
        return tuple(passed) or self.values.types_of(values)
