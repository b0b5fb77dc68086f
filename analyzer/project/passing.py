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
TAKING = frozenset({"get", "pop", "setdefault"})  # members that take a value out of a dict by its name
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


def taken_from_rest(term: CodeTerm) -> tuple[str, int, str] | None:
    """Return the keyword argument that a value is: `kwargs.pop("leg")`, `kwargs["leg"]`; None for other values.

    Returns:
        The module and scope of the function with the `**kwargs`, and the keyword.
    """
    callee = term.at(term.value[2])
    is_call = term.op == f.CALL
    if term.op not in (f.CALL, f.ITEM):
        return None
    if is_call and (callee.op != f.ATTR or callee.attribute not in TAKING or not term.arguments):
        return None
    key = term.arguments[0] if is_call else term.at(term.value[3])
    rest = (callee.at(callee.value[2]) if is_call else callee).resolved
    if rest.op != f.PARAM or not key.text:
        return None
    parameters = rest.lookup.scope(rest.module, rest.scope).parameters
    is_rest = any(one.name == rest.value[2] and one.kind == "**" for one in parameters)
    return (rest.module, rest.scope, key.text) if is_rest else None
