"""Something we could not read or resolve: data about the analysed code, never an exception. Pure."""

from dataclasses import dataclass

from analyzer.model.location import Location


@dataclass(frozen=True, slots=True)
class Problem:
    """One gap in what we know, and what it hides."""

    slug: str  # stable, documented: "syntax-error", "undecodable", "file-too-large"
    message: str  # one line, what happened
    location: Location
    hides: str = ""  # what conclusions may be wrong because of it
    hint: str = ""  # what the reader can do
