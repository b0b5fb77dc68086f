"""Which definition a dotted name means: re-exports, star imports and relative imports followed.

Source: the import system, chapter 5 of Python's language reference; idioms W1 to W3 of this project.

Pure.
"""

from dataclasses import dataclass

from analyzer.model import facts as f
from analyzer.model.facts import FileFacts, Scope
from analyzer.model.source import SourceFile

DEEPEST_ALIAS = 40  # names that lead to names; more is a circle

Place = tuple[str, int, int]  # module, scope, value: where a value stands


@dataclass(frozen=True, slots=True)
class ModuleCode:
    """A module with what its file states."""

    name: str
    file: SourceFile
    facts: FileFacts


class Names:
    """Resolve dotted names over all modules. Answers are remembered; the modules never change."""

    def __init__(self, modules: dict[str, ModuleCode]) -> None:
        """Index `modules` by dotted name."""
        self.modules = modules
        self.stars = {name: self._star_targets(code) for name, code in modules.items()}
        self._found: dict[str, str] = {}
        self._depth = 0  # names asked for while others are followed
        self._deepest = max((name.count(".") + 1 for name in modules), default=0)  # parts of a module's name

    def absolute(self, module: str, target: str) -> str:
        """Return an import target as an absolute dotted name: `..models` in `a.b.c` is `a.models`."""
        if not target.startswith("."):
            return target
        bare = target.lstrip(".")
        levels = len(target) - len(bare)
        parts = module.split(".")
        is_package = self.modules[module].file.is_package
        keep = len(parts) - levels + (1 if is_package else 0)
        return ".".join([*parts[: max(keep, 0)], *([bare] if bare else [])])

    def split(self, dotted: str) -> tuple[str, list[str]]:
        """Return the longest prefix that is a module of the code base, and the rest; "" where none is."""
        parts = dotted.split(".")
        for length in range(min(len(parts), self._deepest), 0, -1):
            prefix = ".".join(parts[:length])
            if prefix in self.modules:
                return prefix, parts[length:]
        return "", parts

    def exported(self, package: str, name: str) -> str:
        """Return what `from package import name` gives: what a package binds hides its submodule of that name."""
        for _step in range(DEEPEST_ALIAS):
            following = self._hiding(package, name)
            if following is None:
                break
            package, name = following
        return f"{package}.{name}"

    def _hiding(self, package: str, name: str) -> tuple[str, str] | None:
        """Return module and name of the import that hides a submodule: `from .close import close`."""
        if f"{package}.{name}" not in self.modules or package not in self.modules:
            return None
        scope = self.modules[package].facts.scopes[0]
        number = scope.bindings.get(name, -1)
        op, _line, *rest = scope.values[number] if number >= 0 else (f.OTHER, 0)
        if op != f.IMPORT or not rest[1]:
            return None
        found = (self.absolute(package, rest[0]), str(rest[1]))
        return None if found == (package, name) else found

    def canonical(self, dotted: str) -> str:
        """Return the name of the definition that a dotted name leads to; the name itself where unknown."""
        passed: list[str] = []
        while dotted not in self._found and self._depth < DEEPEST_ALIAS:
            self._found[dotted] = dotted  # a circle of imports ends here
            passed.append(dotted)
            self._depth += 1
            dotted = self._following(dotted)
            self._depth -= 1
        found = self._found.get(dotted, dotted)
        self._found.update(dict.fromkeys(passed, found))
        return found

    def place_of(self, dotted: str) -> Place | None:
        """Return where the value of a module-level name stands, imports followed."""
        module, rest = self.split(self.canonical(dotted))
        if not module or len(rest) != 1:
            return None
        number = self.modules[module].facts.scopes[0].bindings.get(rest[0], -1)
        return (module, 0, number) if number >= 0 else None

    def bound_in_star(self, module: str, name: str) -> str:
        """Return the dotted name that a star import of a module gives to a name; "" where none does."""
        offering = [
            one for one in reversed(self.stars[module]) if one in self.modules and self._offers(one, name, set())
        ]
        defining = [one for one in offering if not self._only_passes(one, name, module)]
        return next((f"{target}.{name}" for target in defining or offering), "")

    def _only_passes(self, target: str, name: str, module: str) -> bool:
        """Say whether a module has a name from the module that star-imports it, or for type checkers only."""
        facts = self.modules[target].facts
        number = facts.scopes[0].bindings.get(name, -1)
        if number < 0 or facts.scopes[0].values[number][0] != f.IMPORT:
            return False
        found = [one for one in facts.imports if one.alias == name and one.scope == 0]
        is_back = [self.absolute(target, one.module) == module and one.name == name for one in found]
        return all(back or one.when == "typing" for back, one in zip(is_back, found, strict=True))

    def external_stars(self, module: str) -> list[str]:
        """Return the third-party modules that a module star-imports."""
        return [target for target in self.stars[module] if target not in self.modules]

    def _star_targets(self, code: ModuleCode) -> list[str]:
        stars = [imported for imported in code.facts.imports if imported.name == "*"]
        return [self.absolute(code.name, imported.module) for imported in stars]

    def _following(self, dotted: str) -> str:
        """Return the name that a name leads to next; itself at the end."""
        module, rest = self.split(dotted)
        if not module or not rest:
            return dotted
        target = self._binding(module, rest[0])
        if not target:
            return dotted
        return ".".join([target, *rest[1:]])

    def _binding(self, module: str, name: str) -> str:
        """Return the dotted name that a module-level name stands for; itself for what is defined there."""
        scope = self.modules[module].facts.scopes[0]
        number = scope.bindings.get(name, -1)
        if number >= 0:
            return self._alias(module, scope, number, 0) or f"{module}.{name}"
        return self.bound_in_star(module, name)

    def _alias(self, module: str, scope: Scope, number: int, depth: int) -> str:
        """Return what an imported name or a plain alias stands for; "" for a definition of its own."""
        op, _line, *rest = scope.values[number]
        if depth > DEEPEST_ALIAS:
            return ""
        if op == f.IMPORT:
            return self._import_target(module, rest[0], rest[1])
        if op == f.LOCAL:
            return self._alias(module, scope, rest[1], depth + 1) or f"{module}.{rest[0]}"
        if op == f.NAME:
            return self.bound_in_star(module, rest[0])
        if op == f.ATTR:
            base = self._alias(module, scope, rest[0], depth + 1)
            return f"{base}.{rest[1]}" if base and self._is_module_or_class(base) else ""
        if op == f.PHI:
            return self._first_known([self._alias(module, scope, part, depth + 1) for part in rest[0]])
        return ""

    def _is_module_or_class(self, dotted: str) -> bool:
        """Say whether attributes of a name can be names again: not so for variables of the code base."""
        module, rest = self.split(self.canonical(dotted))
        if not module or not rest:
            return True
        scope = self.modules[module].facts.scopes[0]
        number = scope.bindings.get(rest[0], -1)
        return number >= 0 and scope.values[number][0] == f.DEF

    def _first_known(self, targets: list[str]) -> str:
        """Prefer an alternative of the code base: `try: from mine import x` / `except: from other import x`."""
        known = [target for target in targets if target]
        own = [target for target in known if self.split(target)[0]]
        return (own or known or [""])[0]

    def _import_target(self, module: str, target: str, name: str) -> str:
        absolute = self.absolute(module, target)
        return self.exported(absolute, name) if name else absolute

    def _offers(self, module: str, name: str, asked: set[str]) -> bool:
        """Say whether `from module import *` binds a name; `asked` are the modules seen on the way."""
        facts = self.modules[module].facts
        if facts.exports is not None:
            return name in facts.exports
        if name.startswith("_") or module in asked:
            return False
        asked.add(module)
        if name in facts.scopes[0].bindings:
            return True
        return any(target in self.modules and self._offers(target, name, asked) for target in self.stars[module])
