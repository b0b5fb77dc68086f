"""Commands of Typer: applications, their commands, applications inside applications.

Source: Typer's manual, chapters "Commands", "SubCommands - Command Groups" (https://typer.tiangolo.com/tutorial/).
Pure.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from typing import cast

from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.location import Location
from analyzer.model.mounts import Address, Mount, MountTree
from analyzer.model.names import EntryPointId, SymbolName
from analyzer.model.terms import Code, FunctionView, Term
from analyzer.model.usage import EntryPoint, told_apart

APPS = frozenset({"typer.Typer", "typer.main.Typer"})


@dataclass(frozen=True, slots=True)
class Command:
    """One command of one application."""

    app: Hashable
    name: str  # "" for a callback that runs without a command
    function: FunctionView
    location: Location


def find_entries(code: Code) -> FoundEntries:
    """Return all commands by their names from the root on; the root application has no name."""
    commands = [*_decorated(code), *_called(code)]
    tree = _read_tree(code)
    return FoundEntries(
        told_apart([*_entry_points(commands, tree), *_single(code, {one.function.symbol for one in commands})])
    )


def _entry_points(commands: list[Command], tree: MountTree) -> Iterator[EntryPoint]:
    for command in commands:
        for address in tree.addresses(command.app):
            name = " ".join(part for part in (*address.parts, command.name) if part)
            group = cast(Term, tree.roots(command.app)[0])
            found = _entry(name or command.function.name, command.function, command.location)
            yield replace(found, group=group.module)


def _entry(name: str, function: FunctionView, location: Location) -> EntryPoint:
    return EntryPoint(
        id=EntryPointId(f"command {name}"),
        kind="command",
        name=name,
        function=SymbolName(function.symbol),
        location=location,
        framework="typer",
    )


def _app_of(term: Term) -> Term | None:
    """Return the call that makes an application."""
    for origin in term.origins():
        made = origin.callee
        view = made.as_class if made is not None else None
        if made is not None and (made.path in APPS or (view is not None and not APPS.isdisjoint(view.mro))):
            return origin
    return None


def _read_tree(code: Code) -> MountTree:
    """Return where applications hang inside applications."""
    calls = [case for call in code.calls_of("add_typer") for case in code.cases(call)]
    return MountTree([mount for call in calls for mount in _added(call)], {})


def _added(call: Term) -> Iterator[Mount]:
    """Go through the mount of `app.add_typer(other, name="users")`; the other's own name comes second."""
    base, given = call.callee.base if call.callee else None, call.argument(0, "typer_instance")
    parent = _app_of(base) if base is not None else None
    child = _app_of(given) if given is not None else None
    if parent is None or child is None:
        return
    names = [one.text for one in (call.keywords.get("name"), child.keywords.get("name")) if one is not None]
    yield Mount(parent, child, Address((next((name for name in names if name), ""),)))


def _decorated(code: Code) -> Iterator[Command]:
    """Go through functions with `@app.command()` and `@app.callback(invoke_without_command=True)`."""
    for function in code.functions():
        for decorator in function.decorators:
            yield from _commands(function, decorator, function.location)


def _called(code: Code) -> Iterator[Command]:
    """Go through `app.command(name="start")(function)`."""
    for call in code.calls_to(frozenset(f"{path}().command()" for path in APPS)):
        given = call.argument(0)
        function = given.as_function if given is not None else None
        if function is not None and call.callee is not None:
            yield from _commands(function, call.callee, call.location)


def _commands(function: FunctionView, decorator: Term, location: Location) -> Iterator[Command]:
    named = decorator.callee
    app = _app_of(named.base) if named is not None and named.base is not None else None
    if named is None or app is None:
        return
    if named.attribute == "command":
        given = decorator.argument(0, "name")
        name = given.text if given is not None else None
        yield Command(app, name or function.name.lower().replace("_", "-"), function, location)
    elif named.attribute == "callback":
        without = decorator.keywords.get("invoke_without_command")
        if without is not None and without.literal is True:
            yield Command(app, "", function, location)


def _single(code: Code, known: set[str]) -> Iterator[EntryPoint]:
    """Go through `typer.run(function)`: a command of its own, unless an application has it."""
    for call in code.calls_to(frozenset({"typer.run", "typer.main.run"})):
        given = call.argument(0, "function")
        function = given.as_function if given is not None else None
        if function is not None and function.symbol not in known:
            yield _entry(function.name.lower().replace("_", "-"), function, call.location)


TYPER = Framework(
    name="typer",
    title="Typer",
    packages=frozenset({"typer"}),
    source="https://typer.tiangolo.com/",
    find_entries=find_entries,
)
