"""argparse: commands of subparsers, and the tables of command classes that oslo.config's users build of them.

Source: https://docs.python.org/3/library/argparse.html#sub-commands and
https://docs.openstack.org/oslo.config/latest/reference/api/oslo_config.html, "SubCommandOpt". Pure.
"""

from collections.abc import Iterator

from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.location import Location
from analyzer.model.names import EntryPointId, SymbolName
from analyzer.model.problem import Problem
from analyzer.model.terms import ClassView, Code, Term
from analyzer.model.usage import EntryPoint, told_apart

CALLBACKS = ("func", "function", "handler", "callback", "action_fn")  # defaults that are run, by custom
DEEPEST = 4  # subparsers inside subparsers


def find_entries(code: Code) -> FoundEntries:
    """Return the functions and methods that `set_defaults` of a subparser hands over to be run."""
    entries: list[EntryPoint] = []
    gaps: list[Term] = []
    understood: set[str] = set()  # functions that build commands of a table's classes: what else they add is the same
    for call in code.calls_of("set_defaults"):
        for case in code.cases(call):
            base = case.callee.base if case.callee is not None else None
            name = _name_of(base) if base is not None else ""
            found = list(_commands(case, name)) if name else []
            entries += found
            if any(_instance_of(given) for given in case.keywords.values()) and found:
                understood.add(call.owner)
            if base is not None and not found and _is_subparser(base) and any(map(_is_callback, case.keywords.items())):
                gaps.append(call)
    problems = [_unknown(call) for call in dict.fromkeys(gaps) if call.owner not in understood]
    return FoundEntries(told_apart(entries), (), tuple(problems))


def _is_subparser(parser: Term) -> bool:
    return any(one.callee is not None and one.callee.attribute == "add_parser" for one in parser.origins())


def _name_of(parser: Term, depth: int = 0) -> str:
    """Return the words that lead to a subparser, "" where it is none or a word is unknown."""
    for origin in parser.origins() if depth < DEEPEST else ():
        callee, given = origin.callee, origin.argument(0, "name")
        if callee is not None and callee.attribute == "add_parser" and given is not None and given.text:
            before = _name_of_group(callee.base, depth) if callee.base is not None else ""
            return f"{before} {given.text}".strip()
    return ""


def _name_of_group(subparsers: Term, depth: int) -> str:
    """Return the words before those of `parser.add_subparsers()`."""
    for origin in subparsers.origins():
        callee = origin.callee
        if callee is not None and callee.attribute == "add_subparsers" and callee.base is not None:
            return _name_of(callee.base, depth + 1)
    return ""


def _commands(call: Term, name: str) -> Iterator[EntryPoint]:
    """Go through what one subparser runs: a function, or the methods of a table's class, one command each."""
    for given in call.keywords.values():
        function = given.as_function or given.as_method
        view = _instance_of(given)
        if function is not None:
            yield _entry(name, function.symbol, call.location)
        elif view is not None:
            for method in view.functions():
                if not method.name.startswith("_"):
                    yield _entry(f"{name} {method.name}", method.symbol, method.location)


def _instance_of(term: Term) -> ClassView | None:
    """Return the class of `Made()` and of `TABLE[name]()`."""
    callee = term.callee
    if callee is None or callee.as_class is not None:
        return callee.as_class if callee is not None else None
    key = callee.key.text if callee.key is not None else None
    pairs = callee.base.pairs() if callee.base is not None and key is not None else ()
    return next((value.as_class for one, value in pairs if one is not None and one.text == key), None)


def _is_callback(given: tuple[str, Term]) -> bool:
    """Say whether a default looks like something to be run, though nobody knows what."""
    return given[0] in CALLBACKS and given[1].literal is ...


def _entry(name: str, function: str, location: Location) -> EntryPoint:
    key = EntryPointId(f"command {name}")
    return EntryPoint(key, "command", name, SymbolName(function), location, framework="argparse")


def _unknown(call: Term) -> Problem:
    message = "the name of this command, or what it runs, is not a constant"
    return Problem("unresolved-command", message, call.location, "what this command reads and writes")


ARGPARSE = Framework(
    name="argparse",
    title="argparse",
    packages=frozenset({"argparse", "oslo_config"}),
    source="https://docs.python.org/3/library/argparse.html",
    find_entries=find_entries,
)
