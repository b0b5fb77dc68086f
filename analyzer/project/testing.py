"""Which functions and entry points the tests of the code base reach: the light pass over what is else left out.

Calls are followed inside the code of tests only; what the application does from there on is known already. Pure.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from analyzer.graph.reach import reach
from analyzer.model.code import Role
from analyzer.model.location import Location
from analyzer.model.project import Project
from analyzer.model.testing import OpenRequest, ReadTests, SetUp, Touched, WrittenTest
from analyzer.project.code import ProjectCode
from analyzer.project.requests import Requests
from analyzer.project.suite_code import Piece, SuiteCode
from analyzer.project.suites import SET_UP, Collected, Suites, is_fixture, parameters_of
from analyzer.project.views import CodeClass

MOST_LINES = 20  # cited of requests whose route is not known
FACTORIES = ("factory.", "polyfactory.", "model_bakery.")


def find_tests(code: ProjectCode, project: Project) -> ReadTests:
    """Return what every test names and asks for, with its set-up apart."""
    modules = [str(one.name) for one in project.modules if one.role is Role.TEST and one.name in code.left_out]
    if not modules:
        return ReadTests()
    suites = Suites(code, modules)
    labels = {
        f"{one.label}.{str(one.symbol).rpartition('.')[2]}": str(one.symbol)
        for one in project.entities
        if one.label and code.class_of(str(one.symbol)) is not None
    }
    return _Reading(suites, SuiteCode(suites, Requests(code, project.entry_points), labels)).result()


class _Reading:
    """Goes from tests to all pieces of test code that they run."""

    def __init__(self, suites: Suites, code: SuiteCode) -> None:
        self.suites, self.code = suites, code
        self._touched: dict[frozenset[Piece], Touched] = {}
        self.edges: dict[Piece, Sequence[Piece]] = {}
        self.used: set[Piece] = set()
        self.runs = Counter[Piece]()  # pieces of set-up, whatever class they run for -> tests that run them

    def result(self) -> ReadTests:
        rows = tuple(self._test(one) for one in self.suites.collected())
        requests = [one for piece in sorted(self.used) for one in self.code.body(piece).requests]
        places = {(one.location, one.reason, bool(one.entry_points)) for one in requests}
        solved = {place for place, _reason, is_solved in places if is_solved}
        open_places = sorted({(reason, place) for place, reason, _solved in places if place not in solved})
        return ReadTests(
            rows, tuple(self._set_ups()), len({place for place, *_rest in places}), tuple(_open(open_places))
        )

    def _test(self, test: Collected) -> WrittenTest:
        first = self.code.piece_of(test.view, test.owner)
        own = self._run([first])
        bodies = [self.code.piece_of(one) for one in (test.owner.ancestors() if test.owner is not None else ())]
        ours = [one for one in bodies if one[0] in self.code.own]
        called = [self.code.piece_of(view, owner) for view, owner in self.suites.set_up_of(test)]
        factories = [self.code.piece_of(one) for one in self._factories_of(parameters_of(test.view, test.owner))]
        set_up = self._run([*ours, *called, *factories]) - own
        self.runs.update({(module, number, "") for module, number, _owner in (own | set_up) - {first}})
        return WrittenTest(test.name, test.module, self._touch(own), self._touch(set_up))

    def _run(self, pieces: Iterable[Piece]) -> frozenset[Piece]:
        """Return the pieces and all that they run, fixtures that fixtures ask for included."""
        starts = list(pieces)
        waiting = list(starts)
        while waiting:
            piece = waiting.pop()
            if piece not in self.edges:
                self.edges[piece] = sorted(set(self._following(piece)))
                waiting.extend(self.edges[piece])
        found = frozenset(reach(self.edges, starts))
        self.used |= found
        return found

    def _following(self, piece: Piece) -> Iterator[Piece]:
        yield from self.code.body(piece).pieces
        view = self.code.code.view_of_function(piece[0], piece[1])
        if view is not None and is_fixture(view):
            names = [one.name for one in view.scope.parameters]
            for name in names:
                found = self.suites.fixture(name, view.module)
                if found is not None and found.symbol != view.symbol:
                    yield self.code.piece_of(found)
            yield from (self.code.piece_of(one) for one in self._factories_of(names))

    def _factories_of(self, names: Iterable[str]) -> Iterator[CodeClass]:
        yield from (self.suites.factories[name] for name in names if name in self.suites.factories)

    def _touch(self, pieces: frozenset[Piece]) -> Touched:
        if pieces not in self._touched:
            bodies = [self.code.body(one) for one in pieces]
            names = {name for body in bodies for name in body.names}
            entries = {entry for body in bodies for request in body.requests for entry in request.entry_points}
            self._touched[pieces] = Touched(tuple(sorted(names)), tuple(sorted(entries)))
        return self._touched[pieces]

    def _set_ups(self) -> Iterator[SetUp]:
        """Go through what tests share, most used first."""
        rows = []
        forms: dict[tuple[str, int], list[Piece]] = {}
        for piece in sorted(self.used):
            forms.setdefault(piece[:2], []).append(piece)
        for piece, tests in self.runs.items():
            module, number, _owner = piece
            scope = self.code.code.scope(module, number)
            names = self._touch(self._run(forms[module, number])).names
            kind = self._kind(piece)
            if names and kind:
                place = Location(self.code.code.file_path(module), scope.line)
                rows.append(SetUp(self.code.code.symbol(module, number), kind, place, names, tests))
        once: dict[tuple[str, str], SetUp] = {}
        for row in sorted(rows, key=lambda one: (-one.tests, one.name, one.names)):
            once.setdefault((row.name, row.location.path), row)
        yield from once.values()

    def _kind(self, piece: Piece) -> str:
        view = self.code.code.view_of_function(piece[0], piece[1])
        if view is not None:
            return "fixture" if is_fixture(view) else "set-up" if view.name in SET_UP else "helper"
        owner = self.code.code.view_of_class(piece[0], piece[1])
        is_factory = owner is not None and any(
            path.startswith(FACTORIES) or path.endswith("Factory") for path in owner.mro[1:]
        )
        return "factory" if is_factory else ""


def _open(places: Sequence[tuple[str, Location]]) -> Iterator[OpenRequest]:
    for reason in sorted({reason for reason, _place in places}):
        lines = [place for other, place in places if other == reason]
        yield OpenRequest(reason, len(lines), tuple(lines[:MOST_LINES]))
