"""Modules, definitions and the dependencies between them. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from analyzer.model.location import Confidence, Location, Reason
from analyzer.model.names import ModuleName, SymbolName


class Role(StrEnum):
    """What a module is for, facts first, names second (Source: docs/method, "Roles")."""

    APPLICATION = "application"
    ENTITY = "entity"  # defines persistent classes and little else
    TEST = "test"
    MIGRATION = "migration"
    GENERATED = "generated"
    VENDORED = "vendored"
    COMPOSITION_ROOT = "composition-root"  # URL conf, settings, application factory, ASGI/WSGI, re-exporting package
    CONFIGURATION = "configuration"  # tells the framework about one app, and moves along with it
    SCRIPT = "script"  # run by hand; no part of the running application
    VOCABULARY = "vocabulary"  # constants, enumerations, exceptions, types
    BASE_LIBRARY = "base-library"  # abstract classes and mixins only
    UTILITY = "utility"
    INFRASTRUCTURE = "infrastructure"  # wraps one third-party client
    MIDDLEWARE = "middleware"


NOT_RUNNING = frozenset({Role.TEST, Role.MIGRATION, Role.GENERATED, Role.VENDORED, Role.SCRIPT})
PLATFORM = frozenset(
    {
        Role.COMPOSITION_ROOT,
        Role.CONFIGURATION,
        Role.VOCABULARY,
        Role.BASE_LIBRARY,
        Role.UTILITY,
        Role.INFRASTRUCTURE,
        Role.MIDDLEWARE,
    }
)


class When(StrEnum):
    """When a dependency takes effect."""

    LOAD = "load"
    FUNCTION = "function"
    TYPING = "typing"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file by its dotted name."""

    name: ModuleName
    path: str
    lines: int  # physical lines
    role: Role
    is_package: bool = False
    summary: str = ""  # first sentence of its docstring
    because: tuple[Reason, ...] = ()  # why it has this role


@dataclass(frozen=True, slots=True)
class Definition:
    """A class, function or method."""

    name: SymbolName
    module: ModuleName
    kind: str  # "class", "function", "method"
    location: Location
    end_line: int
    bases: tuple[str, ...] = ()  # dotted names, resolved where they can be
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Dependency:
    """A client needs a supplier; one row per client, supplier, kind and when."""

    client: str  # module or symbol
    supplier: str  # module or symbol; the defining one, re-exports followed
    kind: str  # "import", "inherit", "reference", "signal", "task", "relation"
    when: When
    locations: tuple[Location, ...]
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True, slots=True)
class Call:
    """A function calls another one, or makes an instance of a class."""

    caller: SymbolName
    callee: SymbolName
    confidence: Confidence
    locations: tuple[Location, ...]
    receiver: str = ""  # the class it is bound to, where known
    in_loop: bool = False
    in_transaction: bool = False
    later: bool = False  # every call of it is handed on: to another thread, until after the commit or the answer


@dataclass(frozen=True, slots=True)
class Wire:
    """An edge that no import and no plain call shows."""

    source: str
    target: str
    via: str  # "signal", "task", "di", "registry", "string", "settings", "plug-in", "hook", "discovery", "given"
    key: str  # the signal, the task's name, the setting ...
    asynchronous: bool
    locations: tuple[Location, ...]
    confidence: Confidence = Confidence.HIGH
