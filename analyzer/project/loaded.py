"""Code that a string names, as a value: modules, classes, what is made of them, one of several backends.

Source: docs.python.org, `importlib`, `pkgutil.resolve_name` and `sys.modules`; docs.djangoproject.com, "Django Utils";
werkzeug.palletsprojects.com, "Utilities"; docs.openstack.org, oslo.utils `importutils`.

Pure.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from analyzer.model import facts as f
from analyzer.model.data import Level
from analyzer.model.knowledge import Backends, Kind
from analyzer.project.configured import Settings
from analyzer.project.elements import Typing
from analyzer.project.kinds import Knowledge, Typed
from analyzer.project.paths import MODULE_LOADERS
from analyzer.project.spellings import Spelling, Spellings
from analyzer.project.terms import CodeTerm

NAMED = frozenset(
    {"django.utils.module_loading.import_string", "werkzeug.utils.import_string", "pkgutil.resolve_name",
     "oslo_utils.importutils.import_class", "kombu.utils.imports.symbol_by_name"}
)  # fmt: skip  # paths of functions that give what a dotted name leads to
MAKING = frozenset({"oslo_utils.importutils.import_object"})  # the same, called
BY_NAME = MODULE_LOADERS | NAMED | MAKING
LOADED_MODULES = "sys.modules"
OWN_NAME = "__name__"


class Loaded:
    """What calls give that load code by its name."""

    def __init__(self, knowledge: Knowledge, types: Typing, made_by: Callable[[Typed], list[Typed]]) -> None:
        """Ask `types` for what names lead to, and `made_by` for what calling it gives."""
        self.code, self.types, self.made_by = knowledge.code, types, made_by
        self.spellings = Spellings(knowledge.code, Settings(knowledge, types))
        rows = [row for one in knowledge.frameworks for row in one.backends]
        self.backends = {path: row for row in rows for path in sorted(row.paths)}
        self.loaders = BY_NAME | frozenset(self.backends)

    def of(self, call: CodeTerm, path: str) -> list[Typed]:
        """Return what a call of one of the loaders gives."""
        if path in self.backends:
            return self._backend(call, self.backends[path])
        found = [typed for one in self.names(call) for typed in self._behind(call, path, one)]
        return [made for one in found for made in self.made_by(one)] if path in MAKING else found

    def names(self, call: CodeTerm) -> list[Spelling]:
        """Return the names of the code that a call may load."""
        given = next(iter([*call.arguments, *call.keywords.values()]), None)
        return self.spellings.of(given) if given is not None else []

    @cached_property
    def named_calls(self) -> list[tuple[CodeTerm, list[Spelling]]]:
        """Calls that load code by a name that is known, with what it may be, in order of module and line."""
        found = [(call, self.names(call)) for call in self.code.calls_to(BY_NAME)]
        return [(call, names) for call, names in found if names]

    def module(self, name: str) -> list[Typed]:
        """Return the module of the code base that has a name."""
        return [Typed(Kind.MODULE, name, "", Level.LOCAL_FLOW)] if name in self.code.all_modules else []

    def in_brackets(self, term: CodeTerm) -> list[Typed]:
        """Return the module that `sys.modules[__name__]` and `sys.modules["shop.db"]` are."""
        base, key = term.at(term.value[2]), term.at(term.value[3]) if term.op == f.ITEM else None
        if key is None or base.path != LOADED_MODULES:
            return []
        is_own = key.op == f.NAME and key.value[2] == OWN_NAME
        return self.module(term.module if is_own else key.text or "")

    def _behind(self, call: CodeTerm, path: str, name: Spelling) -> list[Typed]:
        text = name.text.replace(":", ".")
        if path in MODULE_LOADERS:
            found = self.module(self.code.absolute(call.module, text))
        else:
            place = self.code.dotted(text)
            found = [*self.types.of(CodeTerm(self.code, place))] if place is not None else self.module(text)
        return [replace(one, is_chosen=one.is_chosen or name.is_chosen) for one in found]

    def _backend(self, call: CodeTerm, known: Backends) -> list[Typed]:
        """Return the modules that a call chooses from, or what their function gives that makes the backend."""
        mapping, name = call.argument(*known.mapping), call.argument(*known.name)
        pairs = mapping.pairs() if mapping is not None else []
        asked = self.spellings.of(name) if name is not None else []
        texts = {one.text for one in asked}
        fitting = [value for key, value in pairs if key is not None and key.text in texts] or [one for _, one in pairs]
        names = [one for value in fitting for one in self.spellings.of(value)] if mapping is not None else asked
        return [
            replace(one, is_chosen=name.is_chosen or len(names) > 1)
            for name in names
            for module in self.module(name.text)
            for one in self._given(module, known.giver) or [module]
        ]

    def _given(self, module: Typed, giver: str) -> list[Typed]:
        place = self.code.dotted(self.code.exported(module.of, giver))
        functions = self.types.of(CodeTerm(self.code, place)) if place is not None else ()
        return [made for one in functions for made in self.made_by(one)]
