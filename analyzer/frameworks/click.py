"""Commands of click, with Flask's own command groups: groups, their commands, dotted names.

Source: click's manual, chapter "Commands and Groups" (https://click.palletsprojects.com/en/stable/commands/); Flask's
manual, chapter "Command Line Interface" (https://flask.palletsprojects.com/en/stable/cli/). Pure.
"""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from typing import cast

from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.location import Location
from analyzer.model.mounts import Address, Mount, MountTree
from analyzer.model.names import EntryPointId, SymbolName
from analyzer.model.terms import Code, FunctionView, Term
from analyzer.model.usage import EntryPoint, told_apart

LIBRARIES = ("click", "rich_click", "asyncclick", "cloup", "click.decorators")
COMMAND = frozenset(f"{library}.command" for library in LIBRARIES)
GROUP = frozenset(f"{library}.group" for library in LIBRARIES)
GROUP_CLASSES = frozenset(
    {
        *("click.Group", "click.MultiCommand", "click.core.Group", "rich_click.RichGroup"),
        *("flask.cli.AppGroup", "flask.cli.FlaskGroup", "quart.cli.AppGroup"),
    }
)
SUFFIXES = frozenset({"command", "cmd", "group", "grp"})
DEEPEST_GROUP = 10  # groups inside groups
ROOT = "application"  # Flask's own command `flask`


@dataclass(frozen=True, slots=True)
class Command:
    """A function that is a command or a group, below another group or below none."""

    function: FunctionView
    parent: Hashable | None
    name: str
    is_group: bool
    runs: bool  # groups run only where `invoke_without_command` says so
    location: Location


def find_entries(code: Code) -> FoundEntries:
    """Return all commands by their names from the root on; the root group itself has no name."""
    commands = [*_decorated(code), *_called(code)]
    tree = _read_tree(code, commands)
    return FoundEntries(told_apart(_entry_points(commands, tree)))


def _entry_points(commands: list[Command], tree: MountTree) -> Iterator[EntryPoint]:
    for command in commands:
        for address in tree.addresses(command.function.symbol) if command.runs else ():
            name = " ".join(part for part in address.parts if part) or command.name
            yield EntryPoint(
                id=EntryPointId(f"command {name}"),
                kind="command",
                name=name,
                function=SymbolName(command.function.symbol),
                location=command.location,
                framework="click",
                group=_group(tree.roots(command.function.symbol)[0]),
            )


def _group(root: Hashable) -> str:
    """Return the function that is a group, or the module where an object is made that is one."""
    return root if isinstance(root, str) else cast(Term, root).module


def _read_tree(code: Code, commands: list[Command]) -> MountTree:
    """Return where all commands hang; a group that hangs nowhere is a root."""
    roots = _roots(code, [one.function for one in commands if one.is_group and one.parent is None])
    own: dict[Hashable, Address] = {
        one.function.symbol: Address(() if one.function.symbol in roots else (one.name,)) for one in commands
    }
    names = {one.function.symbol: one.name for one in commands}
    mounts = [
        Mount(one.parent, one.function.symbol, Address((one.name,))) for one in commands if one.parent is not None
    ]
    for call in code.calls_of("add_command"):
        mounts.extend(mount for case in code.cases(call) for mount in _added(case, names))
    return MountTree(mounts, own)


def _roots(code: Code, groups: list[FunctionView]) -> set[str]:
    """Return the groups that are started by themselves: called, or named by a packaging file; a lone one always is."""
    if len(groups) == 1:
        return {groups[0].symbol}
    texts = "\n".join(code.manifest(path) for path in code.manifests())
    return {
        one.symbol
        for one in groups
        if code.calls_to(frozenset({one.symbol}))
        or re.search(rf"scripts\]?[^\[]*\b{re.escape(one.module)}\s*:\s*{re.escape(one.name)}\b", texts)
    }


def _added(call: Term, names: dict[str, str]) -> Iterator[Mount]:
    """Go through the mount of `group.add_command(command, name="x")`."""
    base, given, renamed = call.callee.base if call.callee else None, call.argument(0, "cmd"), call.argument(1, "name")
    child = _node(given) if given is not None else None
    parent = _node(base) if base is not None else None
    if child is None or (parent is None and child not in names):
        return
    name = (renamed.text if renamed is not None else None) or names.get(str(child)) or _made_name(given)
    yield Mount(parent or ROOT, child, Address((name,)))


def _made_name(group: Term | None) -> str:
    """Return the name in `Group("users")`, `AppGroup(name="users")`."""
    made = group.origins()[0] if group is not None else None
    given = made.argument(0, "name") if made is not None else None
    return (given.text or "") if given is not None else ""


def _node(term: Term) -> Hashable | None:
    """Return the node that a value is: a decorated function, an object that is a group, Flask's `app.cli`."""
    for origin in term.origins():
        function = origin.as_function
        if function is not None:
            return function.symbol
        made = origin.callee
        view = made.as_class if made is not None else None
        if made is not None and (made.path in GROUP_CLASSES or (view and not GROUP_CLASSES.isdisjoint(view.mro))):
            return origin
    return ROOT if term.resolved.attribute == "cli" else None


def _decorated(code: Code) -> Iterator[Command]:
    """Go through functions with `@click.command()`, `@group.command("x")`, `@group.group()`."""
    for function in code.functions():
        for decorator in function.decorators:
            command = _command(function, decorator)
            if command is not None:
                yield command


def _called(code: Code) -> Iterator[Command]:
    """Go through `group.command("x")(function)` and `click.command()(function)`."""
    paths = {f"{path}()" for path in COMMAND | GROUP}
    paths |= {f"{made}().{member}()" for made in GROUP_CLASSES for member in ("command", "group")}
    for call in code.calls_to(frozenset(paths)):
        given = call.argument(0)
        function = given.as_function if given is not None else None
        command = _command(function, call.callee) if function is not None and call.callee is not None else None
        if command is not None:
            yield command


def _command(function: FunctionView, decorator: Term) -> Command | None:
    """Return what a decorator makes of a function, if it is one of click."""
    named = (decorator.callee or decorator).resolved
    is_free = named.path in COMMAND | GROUP
    is_member = named.attribute in ("command", "group") and named.base is not None and not is_free
    parent = _node(named.base) if is_member and named.base is not None else None
    if not is_free and (parent is None or not _is_group(named.base)):
        return None
    is_group = named.path in GROUP or named.attribute == "group"
    without = decorator.keywords.get("invoke_without_command")
    runs = not is_group or (without is not None and without.literal is True)
    return Command(function, parent, _name_of(function, decorator), is_group, runs, function.location)


def _is_group(term: Term | None, depth: int = 0) -> bool:
    """Say whether a value is a group: an object, Flask's `cli`, or a function that a decorator made one of."""
    if term is None or depth > DEEPEST_GROUP or _node(term) is None:
        return False
    function = next((origin.as_function for origin in term.origins() if origin.as_function is not None), None)
    if function is None:
        return True
    made = [(decorator.callee or decorator).resolved for decorator in function.decorators]
    return any(one.path in GROUP or (one.attribute == "group" and _is_group(one.base, depth + 1)) for one in made)


def _name_of(function: FunctionView, decorator: Term) -> str:
    """Return a command's name: as given, else the function's with dashes and without `_command` and the like."""
    given = decorator.argument(0, "name") if decorator.is_call else None
    if given is not None and given.text is not None:
        return given.text
    name = function.name.lower().replace("_", "-")
    left, dash, suffix = name.rpartition("-")
    return left if dash and suffix in SUFFIXES else name


CLICK = Framework(
    name="click",
    title="click",
    packages=frozenset({"click", "rich_click", "asyncclick", "cloup"}),
    source="https://click.palletsprojects.com/en/stable/",
    find_entries=find_entries,
)

FLASK_CLI = replace(
    CLICK, name="flask_cli", title="Flask CLI", packages=frozenset({"flask"}), listed=False
)  # `@app.cli.command`
