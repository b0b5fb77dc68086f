"""Functions that a call hands to a library which runs them: `Thread(target=f)`, `pool.submit(f, row)`. Pure."""

from collections.abc import Iterator

from analyzer.model import facts as f
from analyzer.model.knowledge import Handing, Kind
from analyzer.project.kinds import Typed
from analyzer.project.stand_ins import PARTIAL
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.views import CodeFunction
from analyzer.project.walk import Site

CALLABLE = frozenset({Kind.FUNCTION, Kind.CLASS})
PARTIALS = Handing((0, "func"), paths=PARTIAL)  # these run nothing themselves


class HandingOn:
    """Knows which calls run what they are given."""

    def __init__(self, types: Types) -> None:
        """Know what the frameworks in use say."""
        self.types = types
        rows = [row for one in types.knowledge.frameworks for row in one.handing]
        self.by_path = {path: row for row in rows for path in sorted(row.paths)}
        self.by_member: dict[str, list[Handing]] = {}
        for row in rows:
            for member in sorted(row.members):
                self.by_member.setdefault(member, []).append(row)

    def read(self, site: Site) -> Iterator[tuple[Typed, bool]]:
        """Go through the functions that a call hands on, each with whether it runs later.

        What a lambda calls is called where it stands.
        """
        row = self._row_of(site)
        given = site.term.argument(*row.function) if row is not None else None
        if given is None or row is None or _is_lambda(given):
            return
        for typed in self.types.of(given, site.receiver):
            if typed.kind in CALLABLE:
                yield typed, row.later

    def given(self, site: Site) -> Iterator[tuple[CodeFunction, list[tuple[str, CodeTerm]]]]:
        """Go through the functions that a call hands on, or makes a partial of, with what it gives their parameters."""
        is_partial = site.term.at(site.term.value[2]).path in PARTIAL
        row = PARTIALS if is_partial else self._row_of(site)
        function = site.term.argument(*row.function) if row is not None else None
        for typed in self.types.of(function, site.receiver) if function is not None else ():
            view = self.types.code.function_of(typed.of) if typed.kind is Kind.FUNCTION else None
            if view is not None and row is not None:
                names = [one.name for one in view.scope.parameters if one.kind == "positional"]
                names = names[1:] if view.class_symbol and typed.receiver is not None else names
                arguments, keywords = _passed_on(site.term, row)
                yield view, [*zip(names, arguments, strict=False), *keywords.items()]

    def _row_of(self, site: Site) -> Handing | None:
        callee = site.term.at(site.term.value[2])
        rows = self.by_member.get(callee.attribute, ()) if callee.op == f.ATTR else ()
        found = self.by_path.get(callee.path) if callee.path else None
        if found is not None or not rows:
            return found
        paths = self._paths(callee.at(callee.value[2]), site)
        return next((row for row in rows if not row.values or not row.values.isdisjoint(paths)), None)

    def _paths(self, base: CodeTerm, site: Site) -> set[str]:
        """Return the paths of what a value is or was made by: `with ThreadPoolExecutor() as pool`, an annotation."""
        found = {typed.of for typed in self.types.of(base, site.receiver)}
        for source in base.origins():
            made = source.base if source.op == f.ENTER else source
            annotation = source.annotation
            found |= {made.path.removesuffix("()")} if made is not None else set()
            found |= {one.path for one in annotation.walk()} if annotation is not None else set()
        return found


def _passed_on(call: CodeTerm, row: Handing) -> tuple[list[CodeTerm], dict[str, CodeTerm]]:
    """Return what a call passes on: what follows the function, or `args=(...)` and `kwargs={...}`."""
    position, name = row.function
    own = dict(call.keywords)
    if "args" in own or "kwargs" in own:
        pairs = own["kwargs"].pairs() if "kwargs" in own else []
        named = {key.text: value for key, value in pairs if key is not None and key.text}
        return own["args"].elements() if "args" in own else [], named
    return list(call.arguments[position + 1 :]), {key: value for key, value in own.items() if key != name}


def _is_lambda(given: CodeTerm) -> bool:
    source = given.resolved
    return source.op == f.DEF and source.lookup.scope(source.module, source.value[2]).kind == f.LAMBDA_BODY
