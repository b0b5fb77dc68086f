"""Where something stands in the analysed source, and how sure we are of a conclusion. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """How a fact was established; never a probability."""

    HIGH = "high"  # resolved to one definition
    MEDIUM = "medium"  # by convention, or by agreement of several sites
    LOW = "low"  # by name only; takes no part in reach


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A line of the analysed source."""

    path: str  # relative to the analysed root, "/" as separator
    line: int  # 1-based; 0 means the whole file
    text: str = ""  # the shortened source line, for cited lines only


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a conclusion holds: the rule that fired, one sentence, and the lines behind it."""

    rule: str  # slug, stable: "role-by-path"
    text: str  # one sentence for people
    locations: tuple[Location, ...] = ()
    confidence: Confidence = Confidence.HIGH
