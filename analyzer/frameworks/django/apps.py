"""Which package is which Django application, and what its label is.

Source: https://docs.djangoproject.com/en/5.2/ref/applications/

Pure.
"""

from dataclasses import dataclass

from analyzer.frameworks.django.lookups import settings_lists
from analyzer.model.names import ancestors_of, last_of, parent_of
from analyzer.model.terms import ClassView, Code

CONFIG_BASES = frozenset({"django.apps.AppConfig", "django.apps.config.AppConfig"})
MODELS = "models"


@dataclass(frozen=True, slots=True)
class App:
    """An `AppConfig` class with the package it configures."""

    view: ClassView
    package: str
    label: str


class Apps:
    """The applications of the code base."""

    def __init__(self, code: Code) -> None:
        """Read every `AppConfig` and the installed packages."""
        self.packages = frozenset(name for module in code.modules() for name in ancestors_of(module))
        self.tops = frozenset(module.partition(".")[0] for module in code.modules())
        installed = settings_lists(code, "INSTALLED_APPS")
        self.configs = self._read_configs(code, frozenset(installed))
        self.by_label = {app.label: app for app in reversed(self.configs)}
        self.label_of_config = {app.view.symbol: app.label for app in self.configs}
        self.labels = {name: last_of(name) for name in installed if name in self.packages}
        self.labels |= {app.package: app.label for app in reversed(self.configs)}
        self.folders = frozenset(
            parent_of(name) for name in self.packages if last_of(name) == MODELS and last_of(parent_of(name)) != MODELS
        )

    def label_of(self, module: str) -> str:
        """Return the label of the application that a module belongs to; "" for a module outside of packages.

        The nearest package that an `AppConfig` or `INSTALLED_APPS` names; a nearer one that holds `models` wins,
        because settings are often not literal.
        """
        owners = ancestors_of(module)
        registered = next((name for name in owners if name in self.labels), "")
        folder = next((name for name in owners if name in self.folders), "")
        if len(folder) > len(registered):
            return last_of(folder)
        if registered:
            return self.labels[registered]
        return last_of(parent_of(module)) or module

    def _read_configs(self, code: Code, installed: frozenset[str]) -> list[App]:
        found = []
        for view in code.subclasses_of(CONFIG_BASES):
            name = view.attribute("name")
            text = name.text if name is not None else None
            if text:
                label = view.attribute("label")
                known = label.text if label is not None else None
                package = text if text in self.packages else parent_of(view.module)
                found.append(App(view, package, known or last_of(text)))
        return sorted(found, key=lambda app: (app.view.symbol not in installed, -len(app.view.mro), app.view.symbol))
