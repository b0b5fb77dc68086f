"""Count the calls of real applications that look like data access and could not be tied to a table.

    python -m bench.open_sites

What such a call is, says `analyzer.project.open_sites`. The applications are the pinned ones of `tests.real.fetch`.
Ends with 1 when more than MOST of the sites of one of the LARGEST applications are open.
"""

import sys
from dataclasses import dataclass

from analyzer.model.settings import Settings
from analyzer.pipeline.analyze import understand
from analyzer.pipeline.progress import silent
from tests.real.fetch import APPLICATIONS, Application, Unreachable, fetch

MOST = 0.10  # of the sites of one application
LARGEST = 3  # applications, by lines of code, that must not be above it


@dataclass(frozen=True, slots=True)
class Count:
    """The sites of one application."""

    label: str
    resolved: int
    all: int

    @property
    def open_share(self) -> float:
        """How many of the sites are open, from 0 to 1."""
        return (self.all - self.resolved) / self.all if self.all else 0.0


def count(application: Application) -> Count:
    """Read one application and count its sites."""
    settings = Settings(use_git=False)
    _, _, project = understand([str(fetch(application))], settings, silent)
    return Count(application.label, *project.coverage.accesses)


def print_table(counts: list[Count]) -> None:
    """Print one row an application."""
    print(f"{'':22}{'resolved':>10}{'open':>8}{'share':>8}")
    for one in counts:
        print(f"{one.label:22}{one.resolved:>10}{one.all - one.resolved:>8}{one.open_share:>8.1%}")


def main() -> int:
    """Count the sites of every application; return the exit code."""
    try:
        counts = [count(application) for application in APPLICATIONS]
    except Unreachable as error:
        print(error)
        return 2
    print_table(counts)
    sizes = {application.label: application.kloc for application in APPLICATIONS}
    largest = sorted(counts, key=lambda one: -sizes[one.label])[:LARGEST]
    high = [one.label for one in largest if one.open_share > MOST]
    print(f"more than {MOST:.0%} open: {', '.join(high)}" if high else f"at most {MOST:.0%} of the largest are open")
    return 1 if high else 0


if __name__ == "__main__":
    sys.exit(main())
