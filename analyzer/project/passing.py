"""Library functions that hand through the elements of what they are given: `sorted(rows)`, `enumerate(rows)`.

Source: docs.python.org, "Built-in Functions" and "itertools". Pure.
"""

from analyzer.model import facts as f
from analyzer.project.terms import CodeTerm

ALL = 99  # of the arguments
SEVERAL = {
    **{f"builtins.{name}": (0, 1) for name in ("list", "tuple", "set", "frozenset", "sorted", "reversed", "iter")},
    **{f"itertools.{name}": (0, 1) for name in ("islice", "cycle", "chain.from_iterable")},
    **{f"itertools.{name}": (1, 2) for name in ("takewhile", "dropwhile", "filterfalse")},
    "builtins.filter": (1, 2),
    "itertools.chain": (0, ALL),
}  # -> the arguments whose elements a call gives, from and to
SINGLE = frozenset({"builtins.next", "builtins.max", "builtins.min", "random.choice"})  # give one element of the first
COUNTED = "builtins.enumerate"
ZIPPED = frozenset({"builtins.zip", "itertools.zip_longest"})


def sources_of(call: CodeTerm, path: str) -> list[CodeTerm]:
    """Return the arguments whose elements a call gives, as several or as a single one; [] for other calls."""
    if path in SINGLE:
        return list(call.arguments[:1]) if len(call.arguments) == 1 or path == "builtins.next" else []
    first, end = SEVERAL.get(path, (0, 0))
    return list(call.arguments[first:end])


def source_of_part(item: CodeTerm) -> CodeTerm | None:
    """Return the argument whose element is a part of a pair: `for number, row in enumerate(rows)`."""
    pair = item.at(item.value[2]) if item.op == f.ITEM else item
    call = pair.at(pair.value[2]).resolved if item.op == f.ITEM and pair.op == f.ITER else item
    if call is item or call.op != f.CALL:
        return None
    path, position = call.at(call.value[2]).path, item.at(item.value[3]).literal
    arguments = list(call.arguments)
    if path == COUNTED:
        return arguments[0] if arguments and position == 1 else None
    fits = path in ZIPPED and isinstance(position, int) and 0 <= position < len(arguments)
    return arguments[position] if fits and isinstance(position, int) else None
