"""Constants that stand in the code for something else: settings, dotted strings, loaders by name.

Source: https://docs.djangoproject.com/en/5.2/topics/settings/ and
https://docs.djangoproject.com/en/5.2/ref/utils/#module-django.utils.module_loading

Pure.
"""

from collections.abc import Sequence

from analyzer.model.names import last_of
from analyzer.model.terms import Code, Term

USER_SETTING = "AUTH_USER_MODEL"
DEFAULT_USER = "auth.User"
SETTINGS = "django.conf.settings."
LOADERS = frozenset(
    {"get_class", "get_classes", "get_model", "import_string", "import_class", "load_class", "import_object"}
)
DEEPEST = 12  # loaders behind loaders


def settings_texts(code: Code, name: str) -> list[str]:
    """Return the strings that a setting may have, those of modules called settings first."""
    terms = sorted(code.variables(name), key=lambda term: ("settings" not in term.module, term.module))
    texts = [one.text for term in terms for one in term.alternatives()]
    return list(dict.fromkeys(text for text in texts if text))


def settings_lists(code: Code, name: str) -> list[str]:
    """Return the strings in all lists that a setting is bound to."""
    texts = [element.text for term in code.variables(name) for element in term.elements()]
    return list(dict.fromkeys(text for text in texts if text))


def user_model(code: Code) -> str:
    """Return the model of users as "app.Model"."""
    return _setting(code, USER_SETTING, None)


def setting_behind(code: Code, term: Term) -> str:
    """Return the string a term stands for when it is a setting: `settings.X`, `getattr(settings, "X", default)`."""
    path = term.path
    if path.startswith(SETTINGS) and "(" not in path:
        return _setting(code, path.removeprefix(SETTINGS), None)
    callee = term.callee
    if callee is None:
        return _part(code, term)
    if callee.attribute == "lower" and callee.base is not None:
        return setting_behind(code, callee.base).lower()
    if callee.path == "builtins.getattr" and len(term.arguments) > 1 and term.arguments[0].path == SETTINGS[:-1]:
        return _setting(code, term.arguments[1].text or "", term.argument(2))
    return _setting(code, USER_SETTING, None) if last_of(callee.path) == "get_user_model" else ""


def texts_of(code: Code, given: Sequence[Term]) -> list[str]:
    """Return the constant strings of arguments, "" for others; `*settings.AUTH_USER_MODEL.split(".")` is two."""
    spread = given[0].base if len(given) == 1 and not given[0].attribute and given[0].key is None else None
    parts = _parts(code, spread) if spread is not None else []
    return parts or [one.text or setting_behind(code, one) for one in given]


def _part(code: Code, term: Term) -> str:
    """Return what `settings.AUTH_USER_MODEL.split(".")[0]` is, or the name that stands at that place of it."""
    place, base = term.key.literal if term.key is not None else None, term.resolved.base
    parts = _parts(code, base) if isinstance(place, int) and base is not None else []
    return parts[place] if isinstance(place, int) and 0 <= place < len(parts) else ""


def _parts(code: Code, term: Term) -> list[str]:
    """Return the parts of a setting that is split at a constant: of no other string."""
    callee, cut = term.callee, term.argument(0, "sep")
    if callee is None or callee.attribute != "split" or cut is None or term.argument(1, "maxsplit") is not None:
        return []
    whole = setting_behind(code, callee.base) if callee.base is not None else ""
    return whole.split(cut.text) if whole and cut.text else []


def _setting(code: Code, name: str, default: Term | None) -> str:
    found = settings_texts(code, name) if name else []
    if found:
        return found[0]
    if name == USER_SETTING:
        return DEFAULT_USER
    return (default.text or "") if default is not None else ""


class Loaders:
    """Follow calls that load a class or module by constant strings: `get_class("orders.forms", "LineForm")`."""

    def __init__(self, code: Code) -> None:
        """Index modules by the ends of their names."""
        self.code = code
        self._ends: dict[str, list[str]] = {}
        for module in code.modules():
            parts = module.split(".")
            for start in range(len(parts)):
                self._ends.setdefault(".".join(parts[start:]), []).append(module)

    def behind(self, term: Term) -> Term:
        """Return the term behind names and loaders; the resolved term itself where there is no loader."""
        source = term.resolved
        for _step in range(DEEPEST):
            loaded = self._loaded(source)
            if loaded is None:
                return source
            source = loaded.resolved
        return source

    def module_named(self, name: str) -> str:
        """Return a module by its dotted name, or by the only ending that it has; "" where there is none."""
        found = self._ends.get(name, [])
        return name if name in found else (found[0] if len(found) == 1 else "")

    def member(self, dotted: str) -> Term | None:
        """Return the value that a dotted string names."""
        module, _dot, name = dotted.rpartition(".")
        return self.code.variable(self.module_named(module), name) if module else None

    def _loaded(self, source: Term) -> Term | None:
        if source.is_call:
            return self._from_call(source, None)
        base, key = source.base, source.key
        if base is None or key is None or not base.is_call:
            return None
        place = key.literal
        return self._from_call(base.resolved, place if isinstance(place, int) else None)

    def _from_call(self, call: Term, place: int | None) -> Term | None:
        name = last_of(call.callee.path) or call.callee.attribute if call.callee else ""
        if name not in LOADERS:
            return None
        given = [*call.arguments, *call.keywords.values()]
        texts = [argument.text for argument in given[:2]]
        if len(texts) == 2 and texts[0] and texts[1] is None and place is not None:
            names = given[1].elements()
            texts[1] = names[place].text if place < len(names) else None
        if len(texts) == 1 and texts[0]:
            return self.member(texts[0])
        if name == "get_model" or len(texts) < 2 or not texts[0] or not texts[1]:
            return None
        found = [self.code.variable(module, texts[1]) for module in self._ends.get(texts[0], [])]
        return next((term for term in found if term is not None), None)
