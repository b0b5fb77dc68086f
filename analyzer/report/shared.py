"""Why code is shared: the same reason is given once, with everything it holds for. Pure."""

from collections import defaultdict
from dataclasses import dataclass

from analyzer.model.decomposition import Decomposition
from analyzer.report.index import Index, Listed, listed

NAMES = 8  # of one reason


@dataclass(frozen=True, slots=True)
class SharedReason:
    """A reason, and the modules and symbols it is given for; none where it speaks for itself."""

    text: str
    names: Listed[str]


def shared_reasons(decomposition: Decomposition, index: Index) -> Listed[SharedReason]:
    """Return the reasons for the shared kernel; what differs only in the name before the colon is one reason."""
    found: dict[str, list[str]] = defaultdict(list)
    for reason in decomposition.shared.because:
        name, colon, rest = reason.text.partition(": ")
        if colon and index.known.module_of(name):
            found[rest].append(name)
        else:
            found.setdefault(reason.text, [])
    return listed(
        (SharedReason(text, listed(names, "shared.because", NAMES)) for text, names in found.items()), "shared.because"
    )
