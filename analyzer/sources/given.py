"""Read the [[fact]] tables of a decisions file: what people know and no reader can see. Pure."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from analyzer.model.errors import InvalidDecisions
from analyzer.model.plan import Fact

# The key that says what kind of fact it is and what it is about; the first one that is there counts.
_KINDS = {"trigger": "trigger", "caller": "call", "function": "access"}
_KEYS = {
    "trigger": frozenset({"trigger", "on", "reads", "writes"}),
    "call": frozenset({"caller", "callee"}),
    "access": frozenset({"function", "reads", "writes"}),
}
_EXAMPLES = {
    "trigger": 'trigger = "keep_totals"  with  on = "shop_line"  and  writes = "shop_order"',
    "call": 'caller = "shop.hooks.run"  with  callee = "shop.billing.close"',
    "access": 'function = "shop.reports.close_month"  with  writes = ["shop_invoice"]',
}


def read_facts(rows: Any, lines: list[int], path: str) -> Iterator[Fact]:
    """Yield the facts of [[fact]] tables.

    Args:
        rows: What the file has under `fact`.
        lines: The lines of their headers; 0 for what is missing at the end.
        path: How to call the file in messages.

    Raises:
        InvalidDecisions: One of them cannot be understood; the message names its line.
    """
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InvalidDecisions(f"`fact` in {path} must be [[fact]] tables", hint="write [[fact]] above each")
    for row, line in zip(rows, [*lines, *[0] * len(rows)], strict=False):
        yield _read(row, line, f"{path}:{line}" if line else path)


def _read(row: dict[str, Any], line: int, place: str) -> Fact:
    subject = next((key for key in _KINDS if key in row), "")
    if not subject:
        raise InvalidDecisions(f"{place}: the fact does not say what it is about", hint=" or ".join(_EXAMPLES.values()))
    kind = _KINDS[subject]
    _check_keys(row, _KEYS[kind] | {"reason"}, place)
    texts = {key: _names(row.get(key, ()), key, place) for key in ("reads", "writes", "on", "callee", subject)}
    if len(texts[subject]) != 1 or (kind == "call" and len(texts["callee"]) != 1):
        what = "a call has one caller and one callee" if kind == "call" else f"it has one {subject}"
        raise InvalidDecisions(f"{place}: {what}", hint=_EXAMPLES[kind])
    if kind != "call" and not (texts["reads"] or texts["writes"]):
        raise InvalidDecisions(f"{place}: the fact says neither reads nor writes", hint=_EXAMPLES[kind])
    return Fact(
        kind=kind,
        name=texts[subject][0],
        reads=texts["reads"],
        writes=texts["writes"],
        to="".join(texts["callee"]),
        on=texts["on"],
        reason=str(row.get("reason", "")),
        line=line,
    )


def _check_keys(row: dict[str, Any], known: frozenset[str], place: str) -> None:
    for key in row:
        if key not in known:
            near = get_close_matches(key, sorted(known), n=1)
            hint = f"did you mean {near[0]}?" if near else f"known here: {', '.join(sorted(known))}"
            raise InvalidDecisions(f"{place}: {key} means nothing in this fact", hint=hint)


def _names(value: Any, key: str, place: str) -> tuple[str, ...]:
    """Return a name, or a list of names, each once."""
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) and name for name in names):
        raise InvalidDecisions(f"{place}: {key} must be a name or a list of names", hint=f'{key} = ["one", "another"]')
    return tuple(dict.fromkeys(names))
