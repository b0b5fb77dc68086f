"""Functions that keep what they are given: `TABLE[name] = function`, `ALL.append(cls)`, in a table or on `self`.

Source: idioms W8 and W9 of this project. Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from analyzer.model.terms import ClassView, Code, FunctionView, Term

OWN = frozenset({"self", "cls", "mcs", "mcls", "klass"})
ADDERS = frozenset({"append", "add", "insert", "setdefault", "appendleft"})
DEEPEST = 3  # tables in tables
NAMES = frozenset({"__name__", "__qualname__"})


@dataclass(frozen=True, slots=True)
class Keep:
    """A function keeps a value in a table."""

    function: FunctionView  # in whose body it stands
    table: str  # symbol of the table; "" for one that hangs on `self`
    key: Term | None
    value: Term


def keeps_in(code: Code) -> list[Keep]:
    """Return what every function keeps, in order."""
    return [keep for function in code.functions() for keep in keeps_of(function)]


def keeps_of(function: FunctionView) -> Iterator[Keep]:
    """Go through what one function keeps."""
    for base, key, value in function.puts():
        table = table_of(base)
        if table is not None:
            yield Keep(function, table, key, value)
    for call in function.calls():
        callee = call.callee
        filled = callee.base if callee is not None and callee.attribute in ADDERS else None
        table, given = _added_to(filled), call.arguments[-1:]
        if table is not None and given:
            yield Keep(function, table, call.argument(0) if len(call.arguments) > 1 else None, given[0])


def _added_to(base: Term | None, depth: int = 0) -> str | None:
    """Return the table behind `T.append()`, `T[key].append()` and `T.setdefault(key, []).append()`."""
    if base is None or depth > DEEPEST:
        return None
    if base.key is not None:
        return _added_to(base.resolved.base, depth + 1)
    if base.callee is not None and base.callee.attribute in ADDERS:
        return _added_to(base.callee.base, depth + 1)
    return table_of(base)


def table_of(base: Term) -> str | None:
    """Return the symbol of the table that a value is: a name of a module or class; "" on `self`; None for others."""
    if base.attribute and base.base is not None:
        if base.base.parameter in OWN:
            return ""
        view = base.base.as_class
        if view is not None:
            return f"{view.symbol}.{base.attribute}"
    source = base.resolved
    is_global = source.owner == source.module and bool(source.bound_to)
    is_definition = source.as_function is not None or source.as_class is not None
    return f"{source.module}.{source.bound_to}" if is_global and not is_definition else None


def key_in(key: Term | None, view: ClassView | FunctionView, given: dict[str, Term]) -> str:
    """Return the key under which a class or function is kept; "" where it is made at run time.

    Args:
        key: The key as the keeping function writes it.
        view: What is kept.
        given: What the parameters stand for.
    """
    for one in key.alternatives() if key is not None else ():
        if one.text is not None:
            return one.text
        named = given.get(one.parameter) if one.parameter else None
        if named is not None and named.text:
            return named.text
        if one.attribute in NAMES:
            return view.name
        declared = _declared(view, one.attribute)
        if declared is not None and declared.text:
            return declared.text
    return ""


def _declared(view: ClassView | FunctionView, name: str) -> Term | None:
    """Return what a class binds a name to; None for functions."""
    find = getattr(view, "attribute", None)
    return find(name) if find is not None and name else None


def given_to(call: Term, function: FunctionView) -> dict[str, Term]:
    """Return what a call gives to the parameters of a function, defaults included."""
    parameters = list(function.parameters)
    plain = parameters[1:] if parameters and parameters[0][0] in OWN and function.class_symbol else parameters
    found: dict[str, Term] = {}
    for position, (name, _annotation, default) in enumerate(plain):
        value = call.argument(position, name) or default
        if value is not None:
            found[name] = value
    return found
