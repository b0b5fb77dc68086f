"""What was not seen: calls without a target, names made at run time, circles of calls, unreached code. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from analyzer.model.code import Call
from analyzer.model.location import Confidence, Location
from analyzer.model.names import SymbolName


class Gap(StrEnum):
    """Why the target of a call was not found, by where the value before the call comes from."""

    PARAMETER = "parameter"  # a parameter; the calls seen pass nothing that is known
    NOT_PASSED = "parameter-nobody-passes"  # a parameter of a function that nobody is seen calling
    LIBRARY = "library"  # what a library gives, whose source was not read
    RETURNED = "returned"  # what a function of the code base gives back
    ATTRIBUTE = "attribute"  # an attribute that is not found on what holds it
    ELEMENT = "element"  # taken out of a collection
    COMPUTED = "computed"  # a name that is made at run time: `getattr(x, name)()`
    CHOICE = "choice"  # one of several values where control flow joins
    IMPORTED = "import"  # an import of the code base that leads to no definition
    UNBOUND = "unbound"  # a name that nothing binds
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class OpenCalls:
    """Call sites whose target was not found, for one reason."""

    reason: Gap
    sites: int
    names: tuple[tuple[str, int], ...] = ()  # what is called most often there, with the sites of each


@dataclass(frozen=True, slots=True)
class DynamicSite:
    """A line that takes something by a name which is made when the program runs."""

    function: SymbolName
    kind: str  # "attribute", "module", "class" or "code"
    location: Location
    pattern: str = ""  # what is known of the name, "*" for the rest: "handle_*"; "" for nothing


@dataclass(frozen=True, slots=True)
class Knot:
    """Functions that all reach each other: whoever calls one of them may end in any."""

    functions: tuple[SymbolName, ...]
    closed_by: tuple[Call, ...]  # without these there would be no circle


class Doubt(StrEnum):
    """What may run code, or touch a table, that nothing is seen to reach."""

    HANDED_ON = "handed-on"  # code that runs names it without calling it, or names what does
    LIBRARY_BASE = "library-base"  # its class extends one of a library, which may call its methods
    DECORATED = "decorated"  # a decorator keeps it, or is one that was not read
    SPECIAL = "special-name"  # Python calls `__eq__` and the like without naming them
    NAMESAKE = "namesake"  # a method of this name runs in a class above or below its own
    ABSTRACT = "abstract"  # it leaves everything to subclasses
    LOW_CALL = "low-call"  # a call leads here by name only, or to one of many
    OUTSIDE = "outside"  # a route: whoever knows its address can ask for it
    SUBCLASS = "subclass"  # what its class extends may look for its subclasses
    CALLED_BY_NAME = (
        "called-by-name"  # a call of this name leads nowhere, or to another class: an object is what it is used as
    )
    READ_BY_NAME = "read-by-name"  # an attribute of this name is read in code, or the name stands in a template
    STRING = "in-a-string"  # a string or a manifest holds its name
    EXPORTED = "exported"  # `__all__` names it: others may import it
    DYNAMIC = "dynamic"  # a name made at run time may be this one
    OPEN_SITE = "open-site"  # an access that was not resolved could touch this table
    USER = "user"  # something with a doubt of its own needs it


STRONG = frozenset(
    {
        Doubt.HANDED_ON,
        Doubt.LIBRARY_BASE,
        Doubt.DECORATED,
        Doubt.SPECIAL,
        Doubt.NAMESAKE,
        Doubt.ABSTRACT,
        Doubt.LOW_CALL,
        Doubt.OUTSIDE,
    }
)  # more likely than not, it runs; the others only say that its name is met elsewhere


@dataclass(frozen=True, slots=True)
class Unreached:
    """Something that is not reached from any entry point we know; what is not seen may still be used."""

    name: str  # of a module, class, function, method or table; of a route, its entry point's id
    kind: str  # "module", "class", "function", "method", "table", "route"
    location: Location
    lines: int  # of code; 0 for tables and routes
    confidence: Confidence  # that nothing reaches it: HIGH without doubts, LOW where it runs more likely than not
    doubts: tuple[Doubt, ...] = ()  # what may reach it all the same
    users: int = 0  # functions seen that call it or touch it, none of which is reached
    changed: str = ""  # day of its file's last change, by git: "2024-05-31", "before 2019-03-04"; "" where unknown


def sureness(doubts: tuple[Doubt, ...]) -> Confidence:
    """Return how sure it is that nothing reaches what has these doubts."""
    if not doubts:
        return Confidence.HIGH
    return Confidence.LOW if STRONG.intersection(doubts) else Confidence.MEDIUM
