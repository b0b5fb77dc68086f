"""What a relation points to: a class, "app.Model", "Model", "self", a setting, a registry lookup.

Source: https://docs.djangoproject.com/en/5.2/ref/models/fields/#module-django.db.models.fields.related

Pure.
"""

from analyzer.frameworks.django.library import external_class
from analyzer.frameworks.django.lookups import Loaders, setting_behind, texts_of
from analyzer.frameworks.django.models import Model, Models
from analyzer.model.names import last_of, parent_of
from analyzer.model.terms import Term


class Targets:
    """Find the class behind a reference to a model: a symbol of the code base, or a third-party path."""

    def __init__(self, models: Models, loaders: Loaders) -> None:
        """Look models up in `models`."""
        self.models = models
        self.loaders = loaders
        self.code = models.code

    def of(self, term: Term | None, label: str = "", own: str = "") -> str:
        """Return the class that a term stands for, "" where it cannot be known.

        Args:
            term: A class, a string, a setting, or a call that looks a model up.
            label: The app label that a bare "Model" is relative to.
            own: The class that "self" means.
        """
        for one in term.alternatives() if term is not None else ():
            found = self._of_term(one, label, own)
            if found:
                return found
        return ""

    def named(self, text: str, label: str = "", own: str = "") -> str:
        """Return the class that a string stands for."""
        if text == "self":
            return own
        app, _dot, name = text.rpartition(".")
        if not name.isidentifier():
            return ""
        if not app:
            return self._in_app(label, name) or self._only(name, "")
        found = self._in_app(app, name) or self._only(name, last_of(app))
        if found or "." in app:
            return found or text
        return external_class(app, name)

    def _of_term(self, term: Term, label: str, own: str) -> str:
        text = term.text or setting_behind(self.code, term)
        if text:
            return self.named(text, label, own)
        looked_up = self._of_lookup(term)
        if looked_up:
            return looked_up
        behind = self.loaders.behind(term)
        view = behind.as_class
        if view is not None:
            return view.symbol
        path = behind.path
        return path if "." in path and "(" not in path and not self._is_own_variable(path) else ""

    def _of_lookup(self, term: Term) -> str:
        """Return the model of `get_model("app", "Model")`, `get_model("app.Model")`, `app.get_model("Model")`."""
        callee = term.callee
        if callee is None or "get_model" not in (callee.attribute, last_of(callee.path)):
            return ""
        given = [*term.arguments, *term.keywords.values()]
        texts = texts_of(self.code, given[:2])
        config = self._label_of_config(callee.base)
        if config and texts and texts[0]:
            return self.named(f"{config}.{texts[0]}")
        if len(texts) == 2 and texts[0] and texts[1]:
            return self.named(f"{texts[0]}.{texts[1]}")
        return self.named(texts[0]) if texts and texts[0] and "." in texts[0] else ""

    def _label_of_config(self, base: Term | None) -> str:
        if base is None:
            return ""
        if base.parameter == "self":
            return self.models.apps.label_of_config.get(parent_of(base.owner), "")
        if base.callee is None or last_of(base.callee.path) != "get_app_config":
            return ""
        given = base.argument(0, "app_label")
        return (given.text or "") if given is not None else ""

    def _in_app(self, label: str, name: str) -> str:
        model = self.models.by_label.get((label, name.lower()))
        return model.view.symbol if model is not None else ""

    def _only(self, name: str, part: str) -> str:
        """Return the only model of a name, in a package of a name where one is given."""
        found: list[Model] = self.models.by_name.get(name.lower(), [])
        fitting = [model for model in found if not part or part in model.view.module.split(".")]
        return fitting[0].view.symbol if len(fitting) == 1 else ""

    def _is_own_variable(self, path: str) -> bool:
        return any(path.startswith(f"{module}.") for module in self.models.apps.tops)
