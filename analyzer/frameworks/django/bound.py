"""Values in methods, read for one class that `self` stands for: attributes, texts, loaded names.

Source: https://docs.djangoproject.com/en/5.2/ref/applications/#django.apps.AppConfig.ready

Pure.
"""

import re
from dataclasses import dataclass

from analyzer.frameworks.django.apps import Apps
from analyzer.frameworks.django.lookups import LOADERS, Loaders
from analyzer.model.names import last_of, parent_of
from analyzer.model.terms import ClassView, Code, FunctionView, Term

OWN = frozenset({"self", "cls"})
ALL_CONFIGS = "django.apps.apps.get_app_configs()"
ONE_CONFIG = "django.apps.apps.get_app_config"
PASSING = frozenset({"gettext", "gettext_lazy", "ugettext_lazy", "pgettext_lazy", "escape", "str", "_"})
HOLE = re.compile(r"\{(\w*)\}")
DEEPEST = 20  # values behind values


@dataclass(frozen=True, slots=True)
class Text:
    """A string, and how many attributes of `self` went into it."""

    value: str
    own: int = 0


class Bound:
    """Read terms for a receiver: the class of `self`, and of the variable in `for app in apps.get_app_configs()`."""

    def __init__(self, code: Code, apps: Apps, loaders: Loaders) -> None:
        """Resolve names with `code`, application labels with `apps`, loaders with `loaders`."""
        self.code = code
        self.apps = apps
        self.loaders = loaders

    def behind(self, term: Term, receiver: ClassView | None) -> Term:
        """Return the term behind names, loaders and attributes of `self`."""
        source = self.loaders.behind(term)
        for _step in range(DEEPEST):
            following = self._following(source, receiver)
            if following is None or following == source:
                return source
            source = self.loaders.behind(following)
        return source

    def _following(self, source: Term, receiver: ClassView | None) -> Term | None:
        base = source.base
        if source.attribute and base is not None:
            owner = self.instance(base, receiver)
            return self.stored(owner, source.attribute) if owner is not None else None
        callee = source.callee
        if callee is not None and last_of(callee.path) in LOADERS:
            given = source.argument(0, "dotted_path")
            text = self.text(given, receiver) if given is not None else None
            return self.loaders.member(text) if text else None
        return None

    def is_absent(self, term: Term, receiver: ClassView | None) -> bool:
        """Say whether a term is loaded by a known name that the code base does not have."""
        source = self.behind(term, receiver)
        given = source.argument(0, "dotted_path")
        is_loader = source.callee is not None and last_of(source.callee.path) in LOADERS
        return is_loader and given is not None and self.text(given, receiver) is not None

    def instance(self, term: Term, receiver: ClassView | None) -> ClassView | None:
        """Return the class that a term is an instance of: `self`, `Shop()`, `apps.get_app_config("shop")`."""
        if term.parameter in OWN:
            return receiver
        source = self.behind(term, receiver) if term.attribute else self.loaders.behind(term)
        iterated = source.iterated
        if iterated is not None and iterated.path == ALL_CONFIGS:
            return receiver
        callee = source.callee
        if callee is None:
            return None
        if callee.path == ONE_CONFIG:
            label = source.argument(0, "app_label")
            app = self.apps.by_label.get((label.text or "") if label is not None else "")
            return app.view if app is not None else None
        return callee.as_class

    def stored(self, view: ClassView, name: str) -> Term | None:
        """Return what methods of a class store under an attribute of `self`, else what its body binds it to."""
        for path in view.mro:
            ancestor = self.code.class_of(path)
            for function in ancestor.functions() if ancestor is not None else ():
                for base, attribute, value in function.stores():
                    if attribute == name and base.parameter in OWN:
                        return value
        found = view.attribute(name)
        return None if found is None or found.as_function is not None else found

    def method(self, call: Term, receiver: ClassView | None) -> tuple[FunctionView | None, ClassView | None]:
        """Return the method that `x.name(...)` or `super().name(...)` runs, and the class it runs for."""
        callee = call.callee
        base = callee.base if callee is not None and callee.attribute else None
        if callee is None or base is None:
            return None, None
        if base.callee is not None and base.callee.path == "builtins.super":
            return self._inherited(receiver, parent_of(call.owner), callee.attribute), receiver
        owner = self.instance(base, receiver)
        return (owner.function(callee.attribute), owner) if owner is not None else (None, None)

    def _inherited(self, receiver: ClassView | None, after: str, name: str) -> FunctionView | None:
        order = list(receiver.mro) if receiver is not None else []
        rest = order[order.index(after) + 1 :] if after in order else []
        views = [self.code.class_of(path) for path in rest]
        return next((found for view in views if view is not None and (found := view.own_function(name))), None)

    def mentions_every_app(self, term: Term) -> bool:
        """Say whether a term depends on a loop over all applications."""
        parts = [one for part in term.walk() for one in (part, part.base) if one is not None]
        return any(one.iterated is not None and one.iterated.path == ALL_CONFIGS for one in parts)

    def text(self, term: Term, receiver: ClassView | None) -> str | None:
        """Return the string that a term is for a receiver; None where a part is unknown."""
        found = self._text(term, receiver, 0)
        return found.value if found is not None else None

    def _text(self, term: Term, receiver: ClassView | None, depth: int) -> Text | None:
        if term.text is not None:
            return Text(term.text)
        if depth > DEEPEST:
            return None
        choices = term.alternatives()
        if len(choices) > 1:
            texts = [one for choice in choices if (one := self._text(choice, receiver, depth + 1)) is not None]
            return max(texts, key=lambda one: one.own, default=None)
        source = choices[0]
        if source.is_call:
            return self._called(source, receiver, depth + 1)
        if source.joined:
            return self._joined(source, receiver, depth + 1)
        owner = self.instance(source.base, receiver) if source.attribute and source.base is not None else None
        value = self.stored(owner, source.attribute) if owner is not None else None
        known = self._text(value, receiver, depth + 1) if value is not None else None
        return Text(known.value, known.own + 1) if known is not None else None

    def _joined(self, source: Term, receiver: ClassView | None, depth: int) -> Text | None:
        texts = [self._text(part, receiver, depth) for part in source.joined]
        known = [one for one in texts if one is not None]
        if len(known) < len(texts):
            return None
        return Text("".join(one.value for one in known), sum(one.own for one in known))

    def _called(self, call: Term, receiver: ClassView | None, depth: int) -> Text | None:
        callee = call.callee
        if callee is None:
            return None
        if callee.attribute == "format" and callee.base is not None:
            return self._formatted(callee.base, call, receiver, depth)
        given = [*call.arguments, *call.keywords.values()]
        passes = last_of(callee.path) in PASSING and given
        return self._text(given[0], receiver, depth) if passes else None

    def _formatted(self, template: Term, call: Term, receiver: ClassView | None, depth: int) -> Text | None:
        pattern = self._text(template, receiver, depth)
        named = {str(index): one for index, one in enumerate(call.arguments)} | dict(call.keywords)
        texts = {name: self._text(one, receiver, depth) for name, one in named.items()}
        if pattern is None:
            return None
        pieces, own, place = [], pattern.own, 0
        for index, hole in enumerate(HOLE.finditer(pattern.value)):
            value = texts.get(hole.group(1) or str(index))
            if value is None:
                return None
            pieces += [pattern.value[place : hole.start()], value.value]
            own, place = own + value.own, hole.end()
        return Text("".join([*pieces, pattern.value[place:]]), own)
