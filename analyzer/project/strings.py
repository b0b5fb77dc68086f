"""Every string that a value may be: constants joined, functions of the code base that build strings evaluated. Pure."""

import re
from collections.abc import Mapping, Sequence
from itertools import product

from analyzer.model.terms import FunctionView, Term

MOST_TEXTS = 8  # of one value; more are no names and paths
DEEPEST_CALL = 8  # calls inside calls
HOLE = re.compile(r"\{(\w*)\}")  # the holes of `str.format` that hold nothing but a position or a name
MARK = re.compile(r"%(?:\((\w+)\))?s")  # the marks of `format % value` that hold nothing but a position or a name
STRIPPERS = ("strip", "lstrip", "rstrip", "removeprefix", "removesuffix")
Given = Mapping[tuple[str, str], Sequence[str]]  # function and parameter -> what is passed
NOTHING: Given = {}


def texts_of(term: Term, given: Given = NOTHING, depth: int = 0) -> list[str]:
    """Return every string that a value may be, in order; none where one of them is unknown."""
    found: dict[str, None] = {}
    for one in term.alternatives():
        texts = _texts(one, given, depth)
        if not texts:
            return []
        found.update(dict.fromkeys(texts))
    return list(found)[:MOST_TEXTS]


def _texts(term: Term, given: Given, depth: int) -> Sequence[str]:
    text = term.text
    if text is not None:
        return [text]
    if depth > DEEPEST_CALL:
        return []
    if term.parameter:
        return given.get((term.owner, term.parameter), ())
    if term.iterated is not None:
        return _iterated(term.iterated)
    if term.joined:
        return ["".join(parts) for parts in _combined(term.joined, given, depth)]
    if term.filled is not None:
        return _filled(*term.filled, given, depth)
    return _called(term, term.callee, given, depth) if term.callee is not None else []


def _iterated(source: Term) -> list[str]:
    """Return what the variable of a loop over a few constants is in turn."""
    found = [one.text for one in source.elements()]
    return [one for one in found if one is not None] if None not in found and len(found) <= MOST_TEXTS else []


def _filled(pattern: Term, value: Term, given: Given, depth: int) -> list[str]:
    """Return what `pattern % value` may be; none where it does more than put strings in."""
    named = [(key.text if key is not None else None, one) for key, one in value.pairs()]
    terms = [one for _key, one in named] or value.elements() or [value]
    keys = [key or "" for key, _one in named] or [str(number) for number in range(len(terms))]
    texts = texts_of(pattern, given, depth + 1)
    values = [dict(zip(keys, parts, strict=True)) for parts in _combined(terms, given, depth)]
    found = [_marked(text, one) for one in values for text in texts]
    return [] if None in found else [one for one in found if one is not None]


def _marked(text: str, values: Mapping[str, str]) -> str | None:
    parts = MARK.split(text)
    keys = [key or str(number) for number, key in enumerate(parts[1::2])]
    if any("%" in part for part in parts[::2]) or any(key not in values for key in keys):
        return None
    return parts[0] + "".join(values[key] + rest for key, rest in zip(keys, parts[2::2], strict=True))


def _combined(terms: Sequence[Term], given: Given, depth: int) -> list[tuple[str, ...]]:
    """Return every combination of what several values may be; none where one is unknown."""
    choices = [texts_of(one, given, depth + 1) for one in terms]
    return list(product(*choices))[:MOST_TEXTS] if all(choices) else []


def _called(call: Term, callee: Term, given: Given, depth: int) -> list[str]:
    function = callee.as_function
    if function is not None:
        return _returned(function, call, given, depth)
    base = texts_of(callee.base, given, depth + 1) if callee.base is not None else []
    if not base or callee.attribute not in ("format", *STRIPPERS):
        return []
    found: list[str | None] = []
    for parts in _combined([*call.arguments, *call.keywords.values()], given, depth):
        plain = parts[: len(call.arguments)]
        named = dict(zip(call.keywords, parts[len(plain) :], strict=True))
        found += [
            _formatted(one, plain, named) if callee.attribute == "format" else _stripped(one, callee.attribute, plain)
            for one in base
        ]
    return [] if None in found else [one for one in found if one is not None]


def _formatted(text: str, plain: Sequence[str], named: Mapping[str, str]) -> str | None:
    """Fill the holes of a format; None where it does more than that."""
    parts = HOLE.split(text)
    keys = [key or str(number) for number, key in enumerate(parts[1::2])]
    values = {**{str(number): one for number, one in enumerate(plain)}, **named}
    if any("{" in part or "}" in part for part in parts[::2]) or any(key not in values for key in keys):
        return None
    return parts[0] + "".join(values[key] + rest for key, rest in zip(keys, parts[2::2], strict=True))


def _stripped(text: str, member: str, given: Sequence[str]) -> str:
    if member in ("removeprefix", "removesuffix"):
        ends = given[0] if given else ""
        return text.removeprefix(ends) if member == "removeprefix" else text.removesuffix(ends)
    characters = given[0] if given else None
    return {"strip": text.strip, "lstrip": text.lstrip, "rstrip": text.rstrip}[member](characters)


def _returned(function: FunctionView, call: Term, given: Given, depth: int) -> list[str]:
    """Return what a function of the code base gives for the arguments of a call."""
    passed: dict[tuple[str, str], Sequence[str]] = {}
    for position, (name, _annotation, default) in enumerate(function.parameters):
        argument = call.argument(position, name) or default
        passed[function.symbol, name] = texts_of(argument, given, depth + 1) if argument is not None else []
    found: dict[str, None] = {}
    for value in function.returns():
        texts = texts_of(value, passed, depth + 1)
        if not texts:
            return []
        found.update(dict.fromkeys(texts))
    return list(found)
