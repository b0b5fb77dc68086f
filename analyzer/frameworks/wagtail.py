"""Pages of Wagtail: model classes that answer requests without an entry in a URLconf.

Source: https://docs.wagtail.org/en/stable/topics/pages.html, "Page models", and
https://docs.wagtail.org/en/stable/reference/contrib/routablepage.html. Pure.
"""

from collections.abc import Iterator

from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.location import Location
from analyzer.model.names import EntryPointId, SymbolName
from analyzer.model.terms import ClassView, Code
from analyzer.model.usage import EntryPoint, told_apart

PAGES = frozenset(
    {"wagtail.models.Page", "wagtail.core.models.Page", "wagtail.models.pages.Page"}
    | {f"wagtail.contrib.forms.models.{name}" for name in ("AbstractForm", "AbstractEmailForm")}
)
ROUTABLE = frozenset(f"wagtail.contrib.routable_page.models.{name}" for name in ("path", "re_path", "route"))
UNKNOWN_PART = "<unknown>"  # stands for a pattern that is no constant


def find_entries(code: Code) -> FoundEntries:
    """Return every page class, and the further routes that a page has below its own place."""
    return FoundEntries(told_apart(one for view in code.subclasses_of(PAGES) for one in _entries(view)))


def _entries(view: ClassView) -> Iterator[EntryPoint]:
    meta = view.inner("Meta")
    abstract = meta.body.get("abstract") if meta is not None else None
    if abstract is None or abstract.literal is not True:
        yield _entry(view.name, view.symbol, view.location)
    for function in view.functions():
        for decorator in function.decorators:
            if decorator.callee is not None and decorator.callee.path in ROUTABLE:
                pattern = decorator.argument(0, "pattern")
                shown = pattern.text if pattern is not None else ""
                yield _entry(
                    f"{view.name} {UNKNOWN_PART if shown is None else shown}", function.symbol, function.location
                )


def _entry(name: str, function: str, location: Location) -> EntryPoint:
    shown = name.strip()
    return EntryPoint(EntryPointId(f"page {shown}"), "page", shown, SymbolName(function), location, framework="wagtail")


WAGTAIL = Framework(
    name="wagtail",
    title="Wagtail",
    packages=frozenset({"wagtail"}),
    source="https://docs.wagtail.org/en/stable/",
    parent="django",
    find_entries=find_entries,
)
