"""The whole code base with names resolved: what project and framework functions ask. Pure."""

import builtins
from collections.abc import Mapping, Sequence
from functools import cached_property

from analyzer.model import facts as f
from analyzer.model.facts import Scope, Script
from analyzer.model.terms import Term
from analyzer.project.bindings import cases_of
from analyzer.project.call_sites import CallSites
from analyzer.project.effects import additions_in, grouped, main_guards_in, puts_in, stores_in
from analyzer.project.lookup import Place
from analyzer.project.names import ModuleCode, Names
from analyzer.project.terms import CodeTerm
from analyzer.project.views import CodeClass, CodeFunction

BUILTINS = frozenset(dir(builtins))
NO_SCRIPTS: Mapping[str, Script] = {}
ALL_BODIES = (f.MODULE_BODY, f.CLASS_BODY, f.FUNCTION_BODY, f.LAMBDA_BODY)


class ProjectCode:
    """Implements `analyzer.project.lookup.Lookup` for terms and `analyzer.model.knowledge.Code` for frameworks."""

    def __init__(
        self,
        modules: Mapping[str, ModuleCode],
        left_out: frozenset[str],
        manifests: Mapping[str, str],
        scripts: Mapping[str, Script] = NO_SCRIPTS,
    ) -> None:
        """Index all modules; those `left_out` (tests, migrations) resolve, but are not listed."""
        self.all_modules = dict(sorted(modules.items()))
        self.names = Names(self.all_modules)
        self._scopes = {name: module.facts.scopes for name, module in self.all_modules.items()}
        self.left_out = left_out
        self.manifests_by_path = manifests
        self.scripts = dict(sorted(scripts.items()))  # `.sql` files, by path
        self.path_store: dict[Place, str] = {}
        self.resolved_store: dict[Place, Place] = {}
        self.depth = 0
        self._classes: dict[tuple[str, int], CodeClass] = {}
        self._functions: dict[tuple[str, int], CodeFunction] = {}
        self._members: dict[tuple[str, int, str], Place | None] = {}
        self._dotted: dict[str, Place | None] = {}

    # What terms ask.

    def scope(self, module: str, number: int) -> Scope:
        """Return a scope of a module."""
        return self._scopes[module][number]

    def name(self, module: str, scope: int, name: str) -> Place | None:
        """Return what a name that is not bound in a scope means there: enclosing functions, module, star imports."""
        scopes = self.all_modules[module].facts.scopes
        number = scopes[scope].parent
        while number >= 0:
            outer = scopes[number]
            if outer.kind != f.CLASS_BODY and name in outer.bindings:
                return (module, number, outer.bindings[name])
            number = outer.parent
        star = self.names.bound_in_star(module, name)
        return self.dotted(star) if star else None

    def dotted(self, name: str) -> Place | None:
        """Return the value that an absolute dotted name leads to, through modules and classes."""
        if name not in self._dotted:
            self._dotted[name] = None  # a circle leads nowhere
            self._dotted[name] = self._find_dotted(name)
        return self._dotted[name]

    def _find_dotted(self, name: str) -> Place | None:
        module, rest = self.names.split(self.names.canonical(name))
        if not module or not rest:
            return None
        number = self.all_modules[module].facts.scopes[0].bindings.get(rest[0], -1)
        place: Place | None = (module, 0, number) if number >= 0 else None
        for part in rest[1:]:
            source = CodeTerm(self, place).resolved if place else None
            if source is None or source.op != f.DEF:
                return None
            place = self.member(source.module, source.value[2], part)
        return place

    def member(self, module: str, scope: int, name: str) -> Place | None:
        """Return an attribute of a class of the code base, inherited ones included."""
        key = (module, scope, name)
        if key not in self._members:
            self._members[key] = None
            view = self.view_of_class(module, scope)
            found = view.attribute(name) if view is not None else None
            self._members[key] = found.place if found is not None else None
        return self._members[key]

    def canonical(self, name: str) -> str:
        """Return the dotted name of the definition behind a dotted name."""
        return self.names.canonical(name)

    def exported(self, package: str, name: str) -> str:
        """Return what `from package import name` gives, as an absolute name."""
        return self.names.exported(package, name)

    def absolute(self, module: str, target: str) -> str:
        """Return a relative import target as an absolute name."""
        return self.names.absolute(module, target)

    def unbound_path(self, module: str, name: str) -> str:
        """Return the path of a name that the code base binds nowhere: a builtin, a third-party star import."""
        if name in BUILTINS:
            return f"builtins.{name}"
        stars = self.names.external_stars(module)
        return f"{stars[-1]}.{name}" if stars else ""

    def symbol(self, module: str, scope: int) -> str:
        """Return the dotted name of a scope."""
        name = self.scope(module, scope).name
        return f"{module}.{name}" if name else module

    def owner(self, module: str, scope: int) -> str:
        """Return the dotted name of the nearest scope that has a name of its own: lambdas have none."""
        while self.scope(module, scope).kind == f.LAMBDA_BODY:
            scope = self.scope(module, scope).parent
        return self.symbol(module, scope)

    def file_path(self, module: str) -> str:
        """Return the path of a module's file."""
        return self.all_modules[module].file.path

    def additions(self, place: Place) -> Sequence[tuple[str, Place]]:
        """Return what is appended to or poured into a list, in order."""
        return self._additions.get(place, ())

    @cached_property
    def _additions(self) -> dict[Place, list[tuple[str, Place]]]:
        return additions_in(self.calls_of)

    def view_of_class(self, module: str, scope: int) -> CodeClass | None:
        """Return the view of a class scope."""
        if self.scope(module, scope).kind != f.CLASS_BODY:
            return None
        key = (module, scope)
        if key not in self._classes:
            self._classes[key] = CodeClass(self, module, scope)
        return self._classes[key]

    def view_of_function(self, module: str, scope: int) -> CodeFunction | None:
        """Return the view of a function or lambda scope."""
        if self.scope(module, scope).kind not in (f.FUNCTION_BODY, f.LAMBDA_BODY):
            return None
        key = (module, scope)
        if key not in self._functions:
            self._functions[key] = CodeFunction(self, module, scope)
        return self._functions[key]

    # What frameworks ask.

    def modules(self) -> Sequence[str]:
        """Return every module of the running application, sorted."""
        return self._running

    @cached_property
    def _running(self) -> list[str]:
        return [name for name in self.all_modules if name not in self.left_out]

    path_of = file_path

    def classes(self) -> Sequence[CodeClass]:
        """Return every class, sorted by symbol."""
        return list(self._class_index.values())

    @cached_property
    def _class_index(self) -> dict[str, CodeClass]:
        found: dict[str, CodeClass] = {}
        for module, number in self.scopes_of(f.CLASS_BODY):
            view = self.view_of_class(module, number)
            if view is not None and (view.symbol not in found or found[view.symbol].typing_only):
                found[view.symbol] = view
        return dict(sorted(found.items()))

    def scopes_of(self, *kinds: int) -> list[tuple[str, int]]:
        """Return module and number of every scope of some kinds in the running application."""
        return [
            (module, number)
            for module in self._running
            for number, scope in enumerate(self.all_modules[module].facts.scopes)
            if scope.kind in kinds
        ]

    def functions(self) -> Sequence[CodeFunction]:
        """Return every function and method, sorted by symbol and line."""
        return self._function_list

    @cached_property
    def _function_list(self) -> list[CodeFunction]:
        views = [self.view_of_function(module, number) for module, number in self.scopes_of(f.FUNCTION_BODY)]
        return sorted((view for view in views if view is not None), key=lambda view: (view.symbol, view.number))

    def function_of(self, symbol: str) -> CodeFunction | None:
        """Return a function or method by its symbol; of a property with a setter, the getter."""
        return self._function_index.get(symbol)

    @cached_property
    def _function_index(self) -> dict[str, CodeFunction]:
        return {view.symbol: view for view in self._function_list if not view.is_setter}

    def class_of(self, symbol: str) -> CodeClass | None:
        """Return a class by its symbol; of `shop.Repo[Order]`, the class before the brackets."""
        return self._class_index.get(symbol.partition("[")[0] if symbol.endswith("]") else symbol)

    def subclasses_of(self, paths: frozenset[str]) -> Sequence[CodeClass]:
        """Return the classes that have one of the paths among their ancestors."""
        return [view for view in self._class_index.values() if not paths.isdisjoint(view.mro[1:])]

    @cached_property
    def all_calls(self) -> list[CodeTerm]:
        """Every call of the running application, in order of module, scope and line."""
        return [
            CodeTerm(self, (module, number, effect[3]))
            for module, number in self.scopes_of(*ALL_BODIES)
            for effect in self.scope(module, number).effects
            if effect[0] == f.CALLS
        ]

    @cached_property
    def _calls_by_path(self) -> dict[str, list[CodeTerm]]:
        return grouped((call.at(call.value[2]).path, call) for call in self.all_calls)

    def calls_to(self, paths: frozenset[str]) -> Sequence[CodeTerm]:
        """Return every call whose callee has one of the paths."""
        found = [call for path in sorted(paths) for call in self._calls_by_path.get(path, [])]
        return sorted(found, key=lambda call: (call.module, call.value[1], call.scope, call.number))

    @cached_property
    def _calls_by_member(self) -> dict[str, list[CodeTerm]]:
        callees = [(call.at(call.value[2]), call) for call in self.all_calls]
        return grouped((callee.attribute, call) for callee, call in callees if callee.op == f.ATTR)

    def calls_of(self, member: str) -> Sequence[CodeTerm]:
        """Return every call of the form `x.member(...)`."""
        return self._calls_by_member.get(member, [])

    def bound_in(self, module: str) -> Sequence[str]:
        """Return the names that a module's own body binds, in order."""
        return list(self.scope(module, 0).bindings)

    def variable(self, module: str, name: str) -> CodeTerm | None:
        """Return what a module-level name is bound to, star imports followed."""
        place = self.dotted(f"{module}.{name}") if module in self.all_modules else None
        return CodeTerm(self, place) if place else None

    def variables(self, name: str) -> Sequence[CodeTerm]:
        """Return what a module-level name is bound to in every module that binds it itself."""
        return [CodeTerm(self, place) for place in self._bound_in_modules.get(name, ())]

    @cached_property
    def _bound_in_modules(self) -> dict[str, list[Place]]:
        return grouped((key, (one, 0, at)) for one in self._running for key, at in self.scope(one, 0).bindings.items())

    def cases(self, term: Term) -> Sequence[CodeTerm]:
        """Return a term once per binding of its loop variables and parameters."""
        return cases_of(term, self.call_sites) if isinstance(term, CodeTerm) else ()

    @cached_property
    def call_sites(self) -> CallSites:
        """Where functions are called."""
        return CallSites(self._calls_by_path, self._calls_by_member, self.function_of, self)

    def stores_to(self, member: str) -> Sequence[CodeTerm]:
        """Return every value in a statement `x.member = value`."""
        return self._stores.get(member, ())

    @cached_property
    def _stores(self) -> dict[str, list[CodeTerm]]:
        return stores_in(self, self.scopes_of(*ALL_BODIES))

    def puts(self) -> Sequence[tuple[CodeTerm, CodeTerm, CodeTerm]]:
        """Return base, key and value of every `base[key] = value`."""
        return puts_in(self, self.scopes_of(*ALL_BODIES))

    def main_guards(self) -> Sequence[CodeTerm]:
        """Return the tests `__name__ == "__main__"` of module bodies."""
        return main_guards_in(self, self._running)

    def manifests(self) -> Sequence[str]:
        """Return the paths of all manifest files, sorted."""
        return sorted(self.manifests_by_path)

    def manifest(self, path: str) -> str:
        """Return the text of a manifest file, "" where there is none."""
        return self.manifests_by_path.get(path, "")

    def is_external(self, path: str) -> bool:
        """Say whether a path leads out of the code base."""
        return not self.names.split(path)[0]
