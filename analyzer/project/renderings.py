"""Which functions and classes render which templates, and what they hand over. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from analyzer.model import facts as f
from analyzer.model.data import Level
from analyzer.model.knowledge import Kind
from analyzer.model.location import Location
from analyzer.model.templates import FoundPages, PageClass, Renderer, Rendering
from analyzer.project.kinds import Typed
from analyzer.project.page_lookups import Done, Names
from analyzer.project.page_values import POURED, PageValues, Value, poured_into
from analyzer.project.templates import Templates
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.views import CodeFunction
from analyzer.project.walk import Node, Site


@dataclass(frozen=True, slots=True)
class Page:
    """A function or class that renders a template, and what it hands over."""

    owner: str
    receiver: Typed | None
    term: CodeTerm  # that names the template
    templates: tuple[str, ...]  # names it may have
    names: Names
    is_sure: bool = True  # that it has one of these names

    def site(self, done: Done) -> Site:
        """Return where something happens that its template does."""
        effect = (f.CALLS, done.place.line)
        return Site(self.term, effect, self.owner, done.in_loop, (), self.receiver, done.place)


class Renderings:
    """Finds pages."""

    def __init__(
        self, types: Types, templates: Templates, renderings: Iterable[Rendering], found: FoundPages, everywhere: Names
    ) -> None:
        """Find what `renderings` describe and what they `found`; `everywhere` is what every template sees."""
        self.types, self.code = types, types.code
        self.values = PageValues(types)
        self.templates = templates
        self.renderings = tuple(renderings)
        self.found = found
        self.everywhere = everywhere
        self.sources = {name: methods for one in self.renderings for name, methods in one.sources.items()}
        self.members = frozenset().union(*(one.members for one in self.renderings))
        self.unnamed: list[Location] = []  # calls that render what is only known at run time

    def pages(self, walked: Iterable[Node]) -> Iterator[Page]:
        """Go through all pages; `walked` are the methods that were read for a class, with the class."""
        variants: dict[str, list[str]] = {}
        for function, receiver in sorted(walked):
            variants.setdefault(function, []).append(receiver)
        for one in self.found.classes:
            yield self._of_class(one)
        waiting = [one for rendering in self.renderings for one in rendering.renderers if self.templates.by_path]
        seen: set[str] = set()
        for renderer in waiting:
            for call in self.code.calls_to(renderer.paths - seen):
                wrapper = self._wrapper(call, renderer)
                waiting += [wrapper] if wrapper is not None else []
                if wrapper is None:
                    yield from self._of_call(call, renderer, variants)
            seen |= renderer.paths

    def _wanted(self, templates: Iterable[str], term: CodeTerm) -> frozenset[str]:
        """Return the names that templates look up."""
        paths = [self.templates.named(name, term.location.path) for name in templates]
        return frozenset(name for path in paths if path for name in self.templates.looked_up(path))

    def _of_class(self, one: PageClass) -> Page:
        typed = self.types.members.instance_of(one.symbol, Level.SELF)
        term = self._named_by(one, typed)
        wanted = self._wanted(one.templates, term)
        members = dict((*((own, own) for own in self.sources), *one.aliases))
        names = {name: self._handed(typed, member) for name, member in members.items() if name in wanted}
        own = self.values.types(self.values.of_members(typed, self.members), wanted)
        return Page(one.symbol, None, term, one.templates, {**self.everywhere, **names, **own}, not one.by_default)

    def _named_by(self, one: PageClass, typed: Typed) -> CodeTerm:
        """Return what in a class names its template: else a value that stands for the class, its first base."""
        view = self.code.class_of(one.symbol)
        own = self.types.members.declared(typed, "template_name")
        bases = view.base_terms if view is not None else ()
        return own if own is not None else bases[0]

    def _handed(self, typed: Typed, member: str) -> tuple[Typed, ...]:
        """Return what a library hands over under a name for a class: `object`, `object_list`, `form`."""
        own = [self.types.members.own_function(typed, name) for name in self.sources[member]]
        found = [one for view in own if view is not None for one in self._returned(view, typed) if one.of]
        context = Typed(Kind.CONTEXT, typed.of, typed.own_class, typed.level)
        transfer = self.types.knowledge.transfer(context, member, called=False)
        if transfer is None or transfer.gives is None:
            return ()
        rows = tuple(Typed(transfer.gives, one.of, one.own_class, one.level) for one in found)
        return rows or tuple(self.types.members.given_by(typed, transfer))

    def _returned(self, view: CodeFunction, typed: Typed) -> list[Typed]:
        return self.types.results.returned_by(Typed(Kind.FUNCTION, view.symbol, "", typed.level, receiver=typed))

    def _of_call(self, call: CodeTerm, renderer: Renderer, variants: Mapping[str, list[str]]) -> Iterator[Page]:
        term, position = self._name(call, renderer)
        if term is None:
            return
        given = dict.fromkeys(text for one in term.elements() or [term] for text in one.texts())
        texts = tuple(f"{renderer.around[0]}{text}{renderer.around[1]}" for text in given)
        if not texts:
            pages = list(self._of_attribute(call, renderer, (term, position)))
            self.unnamed += [] if pages else [call.location]
            yield from pages
        for symbol in ("", *variants.get(call.owner, ())) if texts else ():
            receiver = self.types.members.instance_of(symbol, Level.SELF) if symbol else None
            names = self.values.types(self._given(call, renderer, position, receiver), self._wanted(texts, term))
            yield Page(call.owner, receiver, term, texts, {**self.everywhere, **names})

    def _wrapper(self, call: CodeTerm, renderer: Renderer) -> Renderer | None:
        """Return a function of the code base that renders whatever template it is given, as a renderer of its own."""
        term, position = self._name(call, renderer)
        view = self.code.function_of(call.owner)
        found = _open_in(term) if term is not None and view is not None and not view.class_symbol else None
        if found is None or view is None or found[0].owner != view.symbol:
            return None
        parameter, around = found[0].parameter, found[1]
        names = [one.name for one in view.scope.parameters if one.kind == "positional"]
        pouring = {one.name for one in view.scope.parameters if one.kind == "**"}
        place = names.index(parameter) if parameter in names else -1
        handed = [one.parameter for one in self._contexts(call, renderer, position)]
        given = next((name for name in handed if name in names and name not in pouring), "")
        distance = names.index(given) - place if given else -1
        around = (renderer.around[0] + around[0], around[1] + renderer.around[1])
        return Renderer(frozenset({view.symbol}), (place,), (parameter,), distance, given, around=around)

    @staticmethod
    def _contexts(call: CodeTerm, renderer: Renderer, position: int) -> list[CodeTerm]:
        """Return the dicts that a call takes its values from, alternatives told apart."""
        given = poured_into(call)
        if renderer.context >= 0:
            one = call.argument(position + renderer.context, renderer.context_keyword)
            given = [one] if one is not None else []
        return [part for one in given for part in one.alternatives()]

    def _of_attribute(self, call: CodeTerm, renderer: Renderer, named: tuple[CodeTerm, int]) -> Iterator[Page]:
        """Go through the pages of `render(request, self.template)`: one per class that names a template there."""
        term, position = named
        method = self.types.method_around(call)
        base = term.base
        if method is None or not term.attribute or base is None or not base.parameter:
            return
        below = [one.symbol for one in self.code.subclasses_of(frozenset({method.class_symbol}))]
        for symbol in (method.class_symbol, *below):
            receiver = self.types.members.instance_of(symbol, Level.SELF)
            declared = self.types.members.declared(receiver, term.attribute)
            texts = tuple(declared.texts()) if declared is not None else ()
            if declared is not None and texts:
                names = self.values.types(
                    self._given(call, renderer, position, receiver), self._wanted(texts, declared)
                )
                yield Page(symbol, None, declared, texts, {**self.everywhere, **names})

    @staticmethod
    def _name(call: CodeTerm, renderer: Renderer) -> tuple[CodeTerm | None, int]:
        """Return what names the template, and its place among the arguments."""
        callee = call.callee
        source = callee.base if renderer.made and callee is not None else call
        if source is None:
            return None, -1
        keyed = [source.keywords[name] for name in renderer.keywords if name in source.keywords]
        if keyed:
            return keyed[0], -1 if renderer.made else renderer.names[0]
        placed = [(given, place) for place in renderer.names if (given := source.argument(place)) is not None]
        named = next((one for one in placed if one[0].texts()), placed[0] if placed else (None, -1))
        return named[0], -1 if renderer.made else named[1]

    def _given(
        self, call: CodeTerm, renderer: Renderer, position: int, receiver: Typed | None
    ) -> dict[str, list[Value]]:
        if renderer.context < 0:
            named = {name: [(term, receiver)] for name, term in call.keywords.items() if name != POURED}
            return {**self.values.of(poured_into(call), receiver, self.members), **named}
        given = call.argument(position + renderer.context, renderer.context_keyword)
        return self.values.of([given] if given is not None else [], receiver, self.members)


def _open_in(term: CodeTerm) -> tuple[CodeTerm, tuple[str, str]] | None:
    """Return the one parameter that a text is made of, with what stands before and behind it."""
    parts = list(term.joined) or [term]
    places = [number for number, part in enumerate(parts) if part.text is None]
    if len(places) != 1 or not parts[places[0]].parameter:
        return None
    texts = [part.text or "" for part in parts]
    return parts[places[0]], ("".join(texts[: places[0]]), "".join(texts[places[0] + 1 :]))
