"""Edges that no import and no call shows, whatever library they go through. Pure."""

from analyzer.frameworks.wiring.discovery import find_discovered
from analyzer.frameworks.wiring.handing import HANDING
from analyzer.frameworks.wiring.hooks import find_hooks
from analyzer.frameworks.wiring.loading import find_loaded
from analyzer.frameworks.wiring.plugins import find_plugins
from analyzer.frameworks.wiring.registries import find_registered
from analyzer.frameworks.wiring.settings import find_settings
from analyzer.frameworks.wiring.subclasses import find_subclasses
from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.terms import Code

FINDERS = (
    find_settings,
    find_loaded,
    find_registered,
    find_subclasses,
    find_plugins,
    find_hooks,
    find_discovered,
)


def find_entries(code: Code) -> FoundEntries:
    """Return the edges of every way, and what is known at run time only."""
    found = [one(code) for one in FINDERS]
    problems = dict.fromkeys(problem for part in found for problem in part.problems)
    return FoundEntries((), tuple(dict.fromkeys(wire for part in found for wire in part.wires)), tuple(problems))


WIRING = Framework(
    name="wiring",
    title="Wiring",
    packages=frozenset(),
    source="https://docs.python.org/3/library/importlib.html",
    listed=False,
    handing=HANDING,
    find_entries=find_entries,
)
