"""`.sql` files as statements of the code that loads them by name.

Source: docs.python.org, `open`, `pathlib`, `pkgutil.get_data`, `importlib.resources`; nackjicholson.github.io/aiosql,
"Getting Started"; pugsql.org, "Tutorial". Pure.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analyzer.model import facts as f
from analyzer.model.facts import Query, Script
from analyzer.project.code import ProjectCode
from analyzer.project.lookup import Place
from analyzer.project.parts import parts_of
from analyzer.project.terms import CodeTerm

ENDING = ".sql"
LOADERS = frozenset(
    {"aiosql.from_path", "aiosql.aiosql.from_path", "anosql.from_path", "anosql.load_queries", "pugsql.module"}
)  # give an object with a method for every named statement of a file or folder
MOST_PARTS = 40  # of a path


@dataclass(frozen=True, slots=True)
class Load:
    """A value of the code that is the text of a script."""

    place: Place
    path: str


class Scripts:
    """All scripts, by the ends of their paths."""

    def __init__(self, code: ProjectCode) -> None:
        """Know the scripts of a code base."""
        self.code = code
        self.all: Mapping[str, Script] = code.scripts
        self.loaded: set[str] = set()  # paths that the code is seen to load

    def named(self, text: str, module: str) -> str:
        """Return the script that a text names: the nearest to the module, "" where several are as near."""
        wanted = text.replace("\\", "/").removeprefix("./").lstrip("/")
        found = [path for path in self.all if f"/{path}".endswith(f"/{wanted}")]
        if len(found) < 2:
            return found[0] if found else ""
        ranked = sorted(found, key=lambda path: (-self._shared(path, module), path))
        is_nearest = self._shared(ranked[0], module) > self._shared(ranked[1], module)
        return ranked[0] if is_nearest else ""

    def _shared(self, path: str, module: str) -> int:
        """Return how many folders a script shares with the file of a module."""
        own = self.code.file_path(module).split("/")[:-1]
        pairs = zip(own, path.split("/")[:-1], strict=False)
        count = 0
        for one, other in pairs:
            if one != other:
                break
            count += 1
        return count

    def below(self, text: str) -> list[str]:
        """Return the scripts in a folder, or the script of that path."""
        wanted = text.replace("\\", "/").removeprefix("./").strip("/")
        return [path for path in self.all if f"/{path}".endswith(f"/{wanted}") or f"/{wanted}/" in f"/{path}"]

    def loads_in(self, module: str) -> Iterator[Load]:
        """Go through the values of a module that name a script, those that a caller's argument completes included."""
        if not self.all:
            return
        for number, scope in enumerate(self.code.all_modules[module].facts.scopes):
            inner = {part for value in scope.values if value[0] in (f.JOIN, f.BINOP) for part in parts_of(value)}
            for index, value in enumerate(scope.values):
                if value[0] == f.CONST and isinstance(value[2], str) and value[2].endswith(ENDING):
                    path = self.named(value[2], module) if value[2] != ENDING else ""
                    if path and index not in inner:
                        yield Load((module, number, index), path)
                elif value[0] in (f.JOIN, f.BINOP) and _ends(scope.values, index):
                    yield from self._completed(CodeTerm(self.code, (module, number, index)))

    def _completed(self, term: CodeTerm) -> Iterator[Load]:
        text = term.text
        if text is not None:
            path = self.named(text, term.module)
            if path:
                yield Load(term.place, path)
            return
        for case in self.code.cases(term):
            path = self.named(case.text or "", term.module) if case.text else ""
            given = next((row for part in case.walk() if (row := part.row).owner != term.owner), None)
            if path:
                yield Load(_call_around(given) if given is not None else term.place, path)

    def sections(self, call: CodeTerm) -> dict[str, list[tuple[str, Query]]]:
        """Return the named statements that a call of a loader gives, by name, with the paths of their files."""
        found: dict[str, list[tuple[str, Query]]] = {}
        texts = [part.text for one in call.arguments[:1] for part in one.walk() if part.text]
        for path in next((paths for text in texts if text and (paths := self.below(text))), []):
            self.loaded.add(path)
            for query in self.all[path].queries:
                if query.name and not query.kept_as:
                    found.setdefault(query.name, []).append((path, query))
        return found


def _ends(values: list[f.Value], index: int) -> bool:
    """Say whether the last part of a composed text ends like the name of a script."""
    parts = parts_of(values[index])
    last = values[parts[-1]] if parts else ()
    return bool(last) and last[0] == f.CONST and isinstance(last[2], str) and last[2].endswith(ENDING)


def _call_around(given: CodeTerm) -> Place:
    """Return the call that a value is an argument of; the value's own place where there is none."""
    scope = given.lookup.scope(given.module, given.scope)
    for number, value in enumerate(scope.values):
        if value[0] == f.CALL and (given.number in value[3] or given.number in dict(value[4]).values()):
            return (given.module, given.scope, number)
    return given.place
