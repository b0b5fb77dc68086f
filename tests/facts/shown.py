"""Facts as short text: `a.b(x)`, `(1 | 2)` for either, `$x` for a parameter, `each(xs)` for one element."""

from analyzer.facts.python import read_facts
from analyzer.model import facts as f
from analyzer.model.facts import FileFacts, Scope

STARS = "**"
REGIONS = ("scope", "loop", "with", "try", "except", "branch", "typing", "comprehension")


def scope_of(facts: FileFacts, name: str = "") -> Scope:
    return next(scope for scope in facts.scopes if scope.name == name)


def meaning(text: str, name: str, scope: str = "") -> str | None:
    """Return what a name means where its scope ends; None where it means nothing there."""
    facts = read_facts(text)
    found = scope_of(facts, scope)
    return show(facts, found, found.bindings[name]) if name in found.bindings else None


def effects(text: str, scope: str = "") -> list[str]:
    facts = read_facts(text)
    found = scope_of(facts, scope)
    return [show_effect(facts, found, effect) for effect in found.effects]


def calls_under(text: str, scope: str = "") -> dict[str, str]:
    """Return each call and the kinds of region around it, the innermost last."""
    facts = read_facts(text)
    found = scope_of(facts, scope)
    return {
        show(facts, found, effect[3]): " ".join(around(found, effect[2]))
        for effect in found.effects
        if effect[0] == f.CALLS
    }


def around(scope: Scope, region: int) -> list[str]:
    parent, kind, _line, _value = scope.regions[region]
    return [] if parent < 0 else [*around(scope, parent), REGIONS[kind]]


def problems(text: str) -> list[tuple[str, int]]:
    return [(slug, line) for slug, _message, line in read_facts(text).problems]


def defined(text: str) -> dict[str, int]:
    """Return the names of all functions and classes, with their lines."""
    return {scope.name: scope.line for scope in read_facts(text).scopes[1:]}


def show(facts: FileFacts, scope: Scope, number: int, seen: frozenset[int] = frozenset()) -> str:
    if number in seen:
        return "..."
    op, _line, *rest = scope.values[number]

    def part(one: int) -> str:
        return show(facts, scope, one, seen | {number})

    def several(ones: object) -> str:
        return ", ".join(map(part, ones))

    def call(function: int, arguments: tuple[int, ...], keywords: tuple[tuple[str, int], ...]) -> str:
        given = [*map(part, arguments), *[f"{name}={part(value)}" for name, value in keywords]]
        return f"{part(function)}({', '.join(given)})"

    forms = {
        f.NAME: lambda name: name,
        f.CONST: repr,
        f.ATTR: lambda base, name: f"{part(base)}.{name}",
        f.CALL: call,
        f.ITEM: lambda base, key: f"{part(base)}[{part(key)}]",
        f.ITER: lambda base: f"each({part(base)})",
        f.PHI: lambda ones: f"({' | '.join(map(part, ones))})",
        f.PARAM: lambda name: f"${name}",
        f.LIST: lambda ones: f"[{several(ones)}]",
        f.TUPLE: lambda ones: f"({several(ones)})",
        f.SET: lambda ones: f"{{{several(ones)}}}",
        f.DICT: lambda pairs: f"{{{', '.join(f'{part(k) if k >= 0 else STARS}: {part(v)}' for k, v in pairs)}}}",
        f.DEF: lambda inner: f"def {facts.scopes[inner].name}",
        f.IMPORT: lambda module, name: f"@{module}:{name}",
        f.BINOP: lambda operator, left, right: f"{part(left)} {operator} {part(right)}",
        f.JOIN: lambda ones: f"f({several(ones)})",
        f.ENTER: lambda base: f"enter({part(base)})",
        f.STAR: lambda base: f"*{part(base)}",
        f.LOCAL: lambda _name, value: part(value),
        f.OTHER: lambda ones: f"other({several(ones)})",
    }
    return forms[op](*rest)


def show_effect(facts: FileFacts, scope: Scope, effect: tuple) -> str:
    kind, _line, _region, *rest = effect

    def part(one: int) -> str:
        return "" if one < 0 else show(facts, scope, one)

    forms = {
        f.CALLS: lambda value: f"calls {part(value)}",
        f.RETURNS: lambda value: f"returns {part(value)}",
        f.YIELDS: lambda value: f"yields {part(value)}",
        f.STORES: lambda base, name, value: f"{part(base)}.{name} = {part(value)}",
        f.SETS: lambda base, key, value: f"{part(base)}[{part(key)}] = {part(value)}",
        f.GROWS: lambda name, value: f"{name} += {part(value)}",
        f.RAISES: lambda value: f"raises {part(value)}",
        f.DELETES: lambda value: f"deletes {part(value)}",
    }
    return forms[kind](*rest)
