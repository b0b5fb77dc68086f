"""The smallest things that move to a service, and which symbol lies in which of them. Pure."""

from dataclasses import dataclass, field

from analyzer.model.location import Reason
from analyzer.model.names import ancestors_of


@dataclass(frozen=True, slots=True)
class Unit:
    """A module, or a top-level symbol of a module that splits."""

    id: str  # the dotted name of the module or symbol
    module: str
    kind: str  # "module", "class", "function", "table" (a variable that holds a bare table)
    path: str
    line: int  # 1 for modules
    lines: int


@dataclass(frozen=True, slots=True)
class Split:
    """A module that is a crossroads: its symbols are placed one by one."""

    module: str
    parts: tuple[str, ...]  # units
    because: Reason


@dataclass(frozen=True, slots=True)
class Units:
    """Everything that is placed; every tuple is sorted."""

    units: tuple[Unit, ...] = ()
    platform: tuple[str, ...] = ()  # modules and symbols that are a library, unless few services use them
    roots: tuple[str, ...] = ()  # of the platform, what starts the application or puts it together
    splits: tuple[Split, ...] = ()
    homes: dict[str, str] = field(default_factory=dict)  # module or top-level symbol -> unit
    libraries: dict[str, Reason] = field(default_factory=dict)  # platform by what the project shows, not by its role
    found: dict[str, str] = field(default_factory=dict, repr=False, compare=False)  # answers given before

    def unit_of(self, name: str) -> str:
        """Return the unit that holds a module or symbol, "" for none: platform, tests, what is outside."""
        if name not in self.found:
            self.found[name] = next((self.homes[prefix] for prefix in ancestors_of(name) if prefix in self.homes), "")
        return self.found[name]

    def by_id(self) -> dict[str, Unit]:
        """Map every unit's id to it."""
        return {unit.id: unit for unit in self.units}
