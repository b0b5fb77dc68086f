"""Which module and symbol needs which: imports by when they run, inheritance, references. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from analyzer.model import facts as f
from analyzer.model.code import Dependency, When
from analyzer.model.facts import Scope
from analyzer.model.location import Location
from analyzer.model.names import last_of
from analyzer.model.problem import Problem
from analyzer.project.code import ProjectCode
from analyzer.project.parts import parts_of
from analyzer.project.terms import CodeTerm

MOST_LOCATIONS = 20  # of one dependency
KEEPING = (f.STORES, f.SETS)  # effects that keep a value elsewhere, from where it may be called
Key = tuple[str, str, str, When]


@dataclass(frozen=True, slots=True)
class DependencyFacts:
    """All dependencies, and how many internal imports led to a definition."""

    dependencies: tuple[Dependency, ...]
    resolved_imports: int
    imports: int
    problems: tuple[Problem, ...]
    named: Mapping[str, frozenset[str]]  # definition or module -> the definitions that its code names, its own included


class DependencyReader:
    """Collect dependencies of every module."""

    def __init__(self, code: ProjectCode) -> None:
        """Read `code`."""
        self.code = code
        self.found: dict[Key, set[Location]] = {}
        self.problems: list[Problem] = []
        self.named: dict[str, set[str]] = {}
        self.resolved = 0
        self.imports = 0

    def read(self) -> DependencyFacts:
        """Read imports of all modules; inheritance and references of the running application."""
        for module in self.code.all_modules:
            self._read_imports(module)
        for view in self.code.classes():
            for term, path in zip(view.base_terms, view.bases, strict=True):
                if self.code.class_of(path) is not None:
                    self._add(view.symbol, path, "inherit", When.LOAD, term.location)
        for module, number in self.code.scopes_of(f.MODULE_BODY, f.CLASS_BODY, f.FUNCTION_BODY, f.LAMBDA_BODY):
            self._read_references(module, number)
        rows = [
            Dependency(client, supplier, kind, when, tuple(sorted(locations)[:MOST_LOCATIONS]))
            for (client, supplier, kind, when), locations in sorted(self.found.items())
        ]
        named = {owner: frozenset(names) for owner, names in self.named.items()}
        return DependencyFacts(tuple(rows), self.resolved, self.imports, tuple(self.problems), named)

    def _read_imports(self, module: str) -> None:
        code = self.code.all_modules[module]
        for one in code.facts.imports:
            target = self.code.names.absolute(module, one.module)
            dotted = self.code.exported(target, one.name) if one.name not in ("", "*") else target
            location = Location(code.file.path, one.line)
            supplier, rest = self.code.names.split(self.code.canonical(dotted))
            inside, _ = self.code.names.split(target)
            if not inside and not supplier:
                if one.module.startswith("."):
                    self._unresolved(module, dotted, location)
                continue
            self.imports += 1
            if rest and supplier == inside and not self._is_bound(supplier, rest[0]):
                self._unresolved(module, dotted, location)
                continue
            self.resolved += 1
            if supplier and supplier != module:
                self._add(module, supplier, "import", When(one.when), location)

    def _is_bound(self, module: str, name: str) -> bool:
        facts = self.code.all_modules[module].facts
        stars = self.code.names.external_stars(module)
        return name in facts.scopes[0].bindings or bool(stars) or "__getattr__" in facts.scopes[0].bindings

    def _unresolved(self, module: str, dotted: str, location: Location) -> None:
        message = f"import of {dotted} in {module} leads to no definition"
        hint = "generated at run time, or the folder that holds it was not given"
        self.problems.append(Problem("unresolved-import", message, location, "dependencies on it are unknown", hint))

    def _read_references(self, module: str, number: int) -> None:
        """A definition of another module named here: called, passed on, compared or used as an annotation."""
        owner, when = self.code.owner(module, number), self._when(module, number)
        scope = self.code.scope(module, number)
        used = {effect[5]: effect[1] for effect in reversed(scope.effects) if effect[0] in KEEPING}
        used |= {part: value[1] for value in reversed(scope.values) for part in parts_of(value)}
        for index, value in enumerate(scope.values):
            is_name = value[0] in (f.NAME, f.ATTR) or (value[0] == f.IMPORT and index in used)
            if is_name:
                self._read_reference(CodeTerm(self.code, (module, number, index)), owner, when, used.get(index, 0))
            elif value[0] == f.LOCAL or (value[0] == f.DEF and index in used):
                self._note_name(CodeTerm(self.code, (module, number, index)), owner)
        for name, index in scope.bindings.items():
            term = CodeTerm(self.code, (module, number, index))
            if term.op == f.DEF and name != last_of(term.path):  # HOOK = function
                self._note_name(term, owner)
        for part in _in_its_head(scope):
            term = CodeTerm(self.code, (module, scope.parent, part))
            if term.op == f.IMPORT:
                self._read_reference(term, owner, self._when(module, scope.parent), scope.line)

    def _read_reference(self, term: CodeTerm, owner: str, when: When, line: int) -> None:
        source = self._note_name(term, owner)
        if source.op == f.DEF and source.module != term.module:
            at = term.location if term.op != f.IMPORT else Location(term.location.path, line)
            self._add(owner, term.path, "reference", when, at)

    def _note_name(self, term: CodeTerm, owner: str) -> CodeTerm:
        """Note the definition that a value is, if it is one; return where the value comes from."""
        source = term.resolved
        if source.op == f.DEF:
            self.named.setdefault(owner, set()).add(term.path)
        return source

    def _when(self, module: str, number: int) -> When:
        """Say when the code of a scope runs: class bodies and the module body run at load time."""
        while number >= 0:
            scope = self.code.scope(module, number)
            if scope.kind in (f.FUNCTION_BODY, f.LAMBDA_BODY):
                return When.FUNCTION
            number = scope.parent
        return When.LOAD

    def _add(self, client: str, supplier: str, kind: str, when: When, location: Location) -> None:
        inside, rest = self.code.names.split(supplier)
        if not inside or supplier == client or (kind != "import" and not rest):
            return
        self.found.setdefault((client, supplier, kind, when), set()).add(location)


def _in_its_head(scope: Scope) -> list[int]:
    """Return the values of the enclosing scope that a definition names: decorators, annotations, defaults."""
    parts = [part for one in scope.parameters for part in (one.annotation, one.default)]
    return [part for part in (*scope.decorators, *parts, scope.returns) if part >= 0]
