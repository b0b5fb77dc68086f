"""Which calls reach out of the process: told by paths of libraries and types of receivers, not by names. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analyzer.model import facts as f
from analyzer.model.knowledge import NOWHERE, Kind, OutsideCalls
from analyzer.model.names import last_of, parent_of
from analyzer.project.kinds import Typed
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.views import CodeFunction
from analyzer.project.walk import Site

MOST_STEPS = 8  # from a value to the one that it was made of
WRITING = frozenset("wax+")  # letters of a mode that lets a file be written
HANDING_ON = frozenset({"asgiref.sync.async_to_sync", "asgiref.sync.sync_to_async"})  # give a function that calls it


@dataclass(frozen=True, slots=True)
class Reaching:
    """A call that reaches out."""

    row: OutsideCalls
    what: str
    made_of: CodeTerm | None = None  # the value whose member is called


class Outside:
    """Knows the library calls that reach out."""

    def __init__(self, types: Types) -> None:
        """Know what the frameworks in use say."""
        self.types, self.code = types, types.code
        rows = [row for one in types.knowledge.frameworks for row in one.outside]
        self.functions = {path: row for row in rows for path in sorted(row.functions)}
        self.members: dict[str, list[OutsideCalls]] = {}
        for row in rows:
            for member in sorted(row.members):
                self.members.setdefault(member, []).append(row)
        self.same = frozenset().union(*(row.same for row in rows))
        self.decorating = [row for row in rows if row.decorators]

    def of(self, site: Site) -> Reaching | None:
        """Return how a call reaches out; None where it does not, or where nothing proves it."""
        callee = self._handed_on(site.term.at(site.term.value[2]))
        row = self.functions.get(callee.path)
        if row is not None:
            return Reaching(row, callee.path) if self._writes(row, site.term) else None
        rows = self.members.get(callee.attribute, ()) if callee.op == f.ATTR else ()
        if not rows:
            return None
        base = callee.at(callee.value[2])
        found = self._of_column(rows, base, callee.attribute, site.receiver) or self._of_value(rows, base, callee, site)
        return found if found is not None and self._writes(found.row, site.term) else None

    def decorated(self) -> Iterator[tuple[CodeFunction, CodeTerm, Reaching]]:
        """Go through the functions whose decorator reaches out when they are called, with the decorator."""
        for view in self.code.functions() if self.decorating else ():
            for term in view.decorators:
                path = term.path.removesuffix("()")
                row = next((one for one in self.decorating if _decorates(one, path)), None)
                if row is not None:
                    yield view, term, Reaching(row, path.replace("()", ""))

    @staticmethod
    def _handed_on(callee: CodeTerm) -> CodeTerm:
        """Return the function behind `async_to_sync(function)`."""
        is_wrapped = callee.op == f.CALL and callee.at(callee.value[2]).path in HANDING_ON and callee.arguments
        return callee.arguments[0] if is_wrapped else callee

    @staticmethod
    def _writes(row: OutsideCalls, call: CodeTerm) -> bool:
        """Say whether the mode of a call, where it has one, is written there and lets a file be written."""
        mode = call.argument(*row.mode) if row.mode != NOWHERE else None
        return row.mode == NOWHERE or (mode is not None and not WRITING.isdisjoint(mode.text or ""))

    def _of_column(
        self, rows: Iterable[OutsideCalls], base: CodeTerm, member: str, receiver: Typed | None
    ) -> Reaching | None:
        """Return how a file in a row of a table reaches out: `invoice.scan.save(...)`."""
        columns = [row for row in rows if row.columns]
        if not columns or base.op != f.ATTR:
            return None
        for typed in self.types.of(base.at(base.value[2]), receiver):
            entity = self.types.knowledge.entity_of.get(typed.of) if typed.kind is Kind.INSTANCE else None
            for column in entity.columns if entity is not None else ():
                for row in columns if column.name == base.attribute else ():
                    if column.type in row.columns:
                        return Reaching(row, f"{column.type}.{member}")
        return None

    def _of_value(self, rows: Iterable[OutsideCalls], base: CodeTerm, callee: CodeTerm, site: Site) -> Reaching | None:
        for term, steps in self._made_of(base):
            paths = self._paths(term, callee.attribute, site.receiver)
            for row in rows:
                path = next((one for one in paths if one in row.values), "")
                if path and steps <= row.same and self._is_made_for(row, _opened(term)):
                    return Reaching(row, f"{path}.{callee.attribute}".replace("()", ""), _opened(term))
        return None

    def _made_of(self, base: CodeTerm) -> Iterator[tuple[CodeTerm, frozenset[str]]]:
        """Go from a value to those that it was made of by members that give such a value again."""
        term, steps = base, frozenset[str]()
        for _step in range(MOST_STEPS):
            yield term, steps
            source = term.resolved
            callee = source.at(source.value[2]) if source.op == f.CALL else source
            if source.op == f.ENTER and source.base is not None:
                term = source.base
            elif source.op == f.BINOP and source.value[2] in self.same and source.base is not None:
                term, steps = source.base, steps | {source.value[2]}
            elif callee.op == f.ATTR and callee.attribute in self.same:
                term, steps = callee.at(callee.value[2]), steps | {callee.attribute}
            else:
                return

    def _paths(self, term: CodeTerm, member: str, receiver: Typed | None) -> list[str]:
        """Return the paths of what a value is or was made by, and of the ancestors that give it a member."""
        types = self.types.of(term, receiver)
        found = [path for typed in types for path in self._classes(typed, member)]
        found += [term.path, term.path.removesuffix("()")] if term.path else []
        if not types and not term.path:
            for source in term.origins():
                found += [source.path.removesuffix("()"), *_annotated(source)]
        return found

    def _classes(self, typed: Typed, member: str) -> list[str]:
        if typed.kind is not Kind.INSTANCE:
            return [typed.own_class] if typed.own_class else []
        view = self.code.class_of(typed.of)
        if view is None:
            return [typed.of]
        if self.types.members.own_function(typed, member) is not None:
            return []
        mro = list(view.mro)
        return mro[mro.index(typed.after) + 1 :] if typed.after in mro else mro

    @staticmethod
    def _is_made_for(row: OutsideCalls, term: CodeTerm) -> bool:
        """Say whether a value was made for what a row is about: `boto3.client("sqs")`."""
        if not row.only:
            return True
        made = [one.argument(0, "service_name") for one in term.origins() if one.is_call]
        return any(one is not None and one.text == row.only for one in made)


def _opened(term: CodeTerm) -> CodeTerm:
    """Return what a `with` statement opens, for the name that it binds."""
    source = term.resolved
    return source.base if source.op == f.ENTER and source.base is not None else term


def _decorates(row: OutsideCalls, path: str) -> bool:
    is_member = last_of(path) in row.decorators and parent_of(path).removesuffix("()") in row.values
    return path in row.decorators or is_member


def _annotated(source: CodeTerm) -> list[str]:
    """Return the paths that the annotation of a parameter names."""
    annotation = source.annotation
    return [one.path for one in annotation.walk() if one.path] if annotation is not None else []
