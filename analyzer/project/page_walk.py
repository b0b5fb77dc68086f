"""Goes through a template and all that it extends and includes, for what one page hands to it. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from analyzer.model.knowledge import Kind
from analyzer.model.location import Location
from analyzer.model.templates import Chain, Does, PageTag, Part
from analyzer.project.kinds import Typed
from analyzer.project.page_lookups import Lookups, Names, Spot
from analyzer.project.templates import Blocks, Templates

DEEPEST = 24  # templates inside templates
MOST_PARTS = 20_000  # of one page; templates can include each other more often than that
LOOKING = frozenset({"url", "cache", "cycle", "ifchanged", "firstof", "get_form"})  # tags that show no form
Filled = Callable[[PageTag, Mapping[str, tuple[Typed, ...]]], Names]  # a tag, what it is given -> its template's names


@dataclass(slots=True)
class Frame:
    """A template being written."""

    path: str
    names: dict[str, tuple[Typed, ...]]
    blocks: Blocks
    macros: dict[str, tuple[str, Part]]
    spot: Spot
    block: tuple[str, int] = ("", 0)  # the one being written, and how many replaced ones lie before it
    in_loop: bool = False
    open: tuple[str, ...] = ()  # templates and macros around this one; none is written inside itself


class PageWalk:
    """Walks the templates of pages."""

    def __init__(self, templates: Templates, lookups: Lookups, tags: Iterable[PageTag], filled: Filled) -> None:
        """Find templates in `templates`, follow values with `lookups`, ask `filled` what a tag gives its template."""
        self.templates = templates
        self.lookups = lookups
        self.filled = filled
        self._written: dict[tuple[str, bool, tuple[tuple[Typed, ...] | None, ...]], Spot] = {}
        self.missing: set[tuple[str, Location]] = set()
        self.tags: dict[str, list[PageTag]] = {}
        for tag in tags:
            self.tags.setdefault(tag.name, []).append(tag)

    def write(self, path: str, names: Names, spot: Spot, around: Frame | None = None) -> None:
        """Go through a template and those it extends; `around` is where it is included."""
        outside = (around.open, around.in_loop) if around is not None else ((), False)
        if path in outside[0] or len(outside[0]) > DEEPEST:
            return
        key = (path, outside[1], tuple(names.get(name) for name in self.templates.looked_up(path)))
        if key not in self._written:
            own = Spot(spot.place, spot.in_loop, parts=spot.parts)
            self._written[key] = own
            self._write(path, names, own, outside)
            spot.parts = own.parts
        spot.add(self._written[key])

    def _write(self, path: str, names: Names, spot: Spot, outside: tuple[tuple[str, ...], bool]) -> None:
        line, blocks = self.templates.line(path), self.templates.blocks(path)
        frame = Frame(path, dict(names), blocks, {}, spot, in_loop=outside[1], open=(*outside[0], path))
        for below in line[:-1]:
            frame.path = below
            settings = [
                one for one in self.templates.by_path[below].parts if one.does in (Does.SET, Does.MACRO, Does.IMPORT)
            ]
            self._each(settings, frame)
        frame.path = line[-1]
        self._each(self.templates.by_path[line[-1]].parts, frame)

    def _each(self, parts: Iterable[Part], frame: Frame) -> None:
        for part in parts:
            frame.spot.parts += 1
            if frame.spot.parts > MOST_PARTS:
                return
            frame.spot.place = Location(frame.path, part.line)
            frame.spot.in_loop = frame.in_loop
            for name in part.filters:
                self._run_tag(name, frame)
            WRITERS[part.does](self, part, frame)

    def _inside(self, part: Part, frame: Frame, names: Mapping[str, tuple[Typed, ...]], in_loop: bool) -> None:
        self._each(part.inside, replace(frame, names={**frame.names, **names}, in_loop=in_loop))

    def _look(self, chains: Iterable[Chain], frame: Frame) -> None:
        for chain in chains:
            self.lookups.of(chain, frame.names, frame.spot)

    def _show(self, part: Part, frame: Frame) -> None:
        for chain in part.chains[:1]:
            self.lookups.shown(chain, frame.names, frame.spot)
        self._look(part.chains[1:], frame)

    def _use(self, part: Part, frame: Frame) -> None:
        self._look(part.chains, frame)

    def _go_through(self, part: Part, frame: Frame) -> None:
        elements = self.lookups.elements(part.chains[0], frame.names, frame.spot) if part.chains else ()
        single = len(part.names) == 1
        names = dict.fromkeys(part.names, elements if single else ())
        inner = {**frame.names, **names}
        for chain in part.chains[1:]:
            self.lookups.of(chain, inner, frame.spot)
        self._inside(part, frame, {**names, "forloop": (), "loop": ()}, True)

    def _given(self, part: Part, frame: Frame) -> dict[str, tuple[Typed, ...]]:
        return {name: self.lookups.of(chain, frame.names, frame.spot) for name, chain in part.given}

    def _with(self, part: Part, frame: Frame) -> None:
        self._inside(part, frame, self._given(part, frame), frame.in_loop)

    def _set(self, part: Part, frame: Frame) -> None:
        self._look(part.chains, frame)
        frame.names.update(self._given(part, frame))

    def _group(self, part: Part, frame: Frame) -> None:
        groups = self.lookups.groups(part.chains[0], frame.names, frame.spot) if part.chains else ()
        frame.names.update(dict.fromkeys(part.names, groups))

    def _include(self, part: Part, frame: Frame) -> None:
        given = self._given(part, frame)
        path = self.templates.named(part.name, frame.path) if part.name else ""
        if part.name and not path:
            self.missing.add((part.name, frame.spot.place))
        if path:
            self.write(path, given if part.alone else {**frame.names, **given}, frame.spot, frame)

    def _block(self, part: Part, frame: Frame) -> None:
        self._write_block(part.name, 0, frame)

    def _super(self, _part: Part, frame: Frame) -> None:
        name, number = frame.block
        self._write_block(name, number + 1, frame)

    def _write_block(self, name: str, number: int, frame: Frame) -> None:
        found = frame.blocks.get(name, ())
        if number < len(found) and len(frame.open) < DEEPEST:
            path, block = found[number]
            inner = replace(
                frame, path=path, names=dict(frame.names), block=(name, number), open=(*frame.open, f"{name}#{number}")
            )
            self._each(block.inside, inner)

    def _macro(self, part: Part, frame: Frame) -> None:
        frame.macros[part.name] = (frame.path, part)

    def _import(self, part: Part, frame: Frame) -> None:
        path = self.templates.named(part.name, frame.path) if part.name else ""
        macros = {one.name: one for one in self.templates.by_path[path].parts if one.does is Does.MACRO} if path else {}
        for own, (name, *_rest) in part.given:
            if name in macros:
                frame.macros[own] = (path, macros[name])
        frame.macros.update((f"{own}.{name}", (path, one)) for own in part.names for name, one in macros.items())
        frame.names.update(dict.fromkeys([*part.names, *(own for own, _chain in part.given)], ()))

    def _call(self, part: Part, frame: Frame) -> None:
        given = self._given(part, frame)
        path, macro = frame.macros.get(part.name, ("", None))
        if macro is None:
            self._run_tag(part.name, frame)
        elif part.name not in frame.open and len(frame.open) < DEEPEST:
            parameters = [name for name, _default in macro.given]
            names: dict[str, tuple[Typed, ...]] = dict.fromkeys(parameters, ())
            for name, types in given.items():
                position = int(name) if name.isdigit() else -1
                names[parameters[position] if 0 <= position < len(parameters) else name] = types
            inner = replace(frame, path=path, names={**frame.names, **names}, open=(*frame.open, part.name))
            self._each(macro.inside, inner)

    def _tag(self, part: Part, frame: Frame) -> None:
        """Run a tag of the project; one of a library shows what it is given."""
        given = self._given(part, frame)
        tag = self._run_tag(part.name, frame)
        if tag is None:
            for _name, chain in part.given if not part.names and part.name not in LOOKING else ():
                self.lookups.shown(chain, frame.names, frame.spot)
            frame.names.update(dict.fromkeys(part.names, ()))
            return
        function = Typed(Kind.FUNCTION, tag.function)
        frame.names.update(dict.fromkeys(part.names, tuple(self.lookups.types.results.returned_by(function))))
        path = self.templates.named(tag.template, frame.path) if tag.template else ""
        if path:
            positions = [chain for name, chain in part.given if not name]
            values = {str(n): self.lookups.of(one, frame.names, frame.spot) for n, one in enumerate(positions)}
            self.write(path, self.filled(tag, {**given, **values}), frame.spot, frame)

    def _run_tag(self, name: str, frame: Frame) -> PageTag | None:
        """Note that a function of the project runs under a name; one that the template loads comes first."""
        tags = self.tags.get(name, ())
        loads = self.templates.by_path[frame.path].loads
        tag = next((one for one in tags if one.library in loads), next(iter(tags), None))
        if tag is not None:
            frame.spot.run(Typed(Kind.FUNCTION, tag.function))
        return tag


WRITERS: dict[Does, Callable[[PageWalk, Part, Frame], None]] = {
    Does.SHOW: PageWalk._show, Does.USE: PageWalk._use, Does.EACH: PageWalk._go_through, Does.WITH: PageWalk._with,
    Does.SET: PageWalk._set, Does.GROUP: PageWalk._group, Does.INCLUDE: PageWalk._include,
    Does.BLOCK: PageWalk._block, Does.SUPER: PageWalk._super, Does.TAG: PageWalk._tag, Does.MACRO: PageWalk._macro,
    Does.CALL: PageWalk._call, Does.IMPORT: PageWalk._import,
}  # fmt: skip
