"""What no entry point that we know reaches: modules, classes and functions.

What a module runs when it is loaded counts as reached: class bodies, decorators, and whatever these call. Pure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from analyzer.graph.reach import reach
from analyzer.model.code import NOT_RUNNING, Call, Definition, Module
from analyzer.model.gaps import Doubt, Unreached, sureness
from analyzer.model.location import Confidence, Location
from analyzer.model.names import parent_of
from analyzer.model.project import Project
from analyzer.project.code import ProjectCode
from analyzer.project.doubts import Doubts, Live
from analyzer.project.walk import Node

Named = Mapping[str, frozenset[str]]  # definition or module -> the definitions that its code names
Needs = Mapping[str, Sequence[str]]  # definition -> what it calls or names, and where that stands


def find_needs(code: ProjectCode, edges: Mapping[Node, Sequence[Node]], named: Named) -> Needs:
    """Return what every definition needs: what it calls and names; a method its class, a class its bases and `Meta`."""
    found: dict[str, set[str]] = {owner: set(names) for owner, names in named.items()}
    for (caller, _class), callees in edges.items():
        found.setdefault(caller, set()).update(callee for callee, _bound in callees)
    for view in code.functions():
        found.setdefault(view.symbol, set()).add(parent_of(view.symbol))
    for one in code.classes():
        found.setdefault(one.symbol, set()).update(path for path in one.mro[1:] if code.class_of(path) is not None)
        if code.class_of(parent_of(one.symbol)) is not None:
            found.setdefault(parent_of(one.symbol), set()).add(one.symbol)
    return {name: sorted(needed) for name, needed in found.items()}


def find_live(code: ProjectCode, project: Project, edges: Mapping[Node, Sequence[Node]], needs: Needs) -> Live:
    """Return what is reached by calls, and what is named along the way."""
    decorators = _decorators(code)
    loaded = {*code.modules(), *(view.symbol for view in code.classes()), *decorators}
    functions = {str(function) for case in project.use_cases for function in case.functions}
    functions |= {function for function, _class in reach(edges, [node for node in edges if node[0] in loaded])}
    functions |= decorators
    woken = {str(one.function) for one in project.entry_points} | {str(one.symbol) for one in project.entities}
    return Live(frozenset(functions), frozenset(reach(needs, {*functions, *code.modules(), *woken})))


def find_unreached(project: Project, live: Live, doubts: Doubts, needs: Needs) -> list[Unreached]:
    """Return the modules, classes and functions that are not reached; what lies in one of them has no row of its own.

    Args:
        project: Modules, definitions and calls.
        live: What runs.
        doubts: What speaks against it.
        needs: What every definition needs: it is no surer to be unused than what needs it.
    """
    modules = {str(one.name): one for one in project.modules if one.role not in NOT_RUNNING}
    definitions = [one for one in project.definitions if one.module in modules]
    users = _users(project.calls)
    rows = {
        str(one.name): _row(one, doubts.of(one), users.get(one.name, 0))
        for one in definitions
        if one.name not in (live.named if one.kind == "class" else live.functions)
    }
    rows = _with_users(rows, needs)
    outer = [one for one in rows.values() if parent_of(one.name) not in rows]
    return _whole_modules(outer, definitions, modules)


def _decorators(code: ProjectCode) -> frozenset[str]:
    """Return the functions that decorate something: they run when the module is loaded, with what they return."""
    views = [*code.functions(), *code.classes()]
    named = [one.callee if one.is_call and one.callee is not None else one for view in views for one in view.decorators]
    return frozenset(function.symbol for one in named if (function := one.as_function) is not None)


def _users(calls: Iterable[Call]) -> dict[str, int]:
    found: dict[str, int] = {}
    for call in calls:
        if call.confidence is not Confidence.LOW and call.caller != call.callee:
            found[call.callee] = found.get(call.callee, 0) + 1
    return found


def _row(one: Definition, found: tuple[Doubt, ...], users: int) -> Unreached:
    lines = one.end_line - one.location.line + 1
    return Unreached(one.name, one.kind, one.location, lines, sureness(found), found, users)


def _with_users(rows: dict[str, Unreached], needs: Needs) -> dict[str, Unreached]:
    """Make no row surer than one that needs it."""
    doubtful = [one for one in rows.values() if one.doubts]
    behind = {
        level: reach(needs, [one for row in doubtful if row.confidence is level for one in needs.get(row.name, ())])
        for level in (Confidence.MEDIUM, Confidence.LOW)
    }
    return {name: _less_sure(row, behind) for name, row in rows.items()}


def _less_sure(row: Unreached, behind: Mapping[Confidence, set[str]]) -> Unreached:
    low = row.name in behind[Confidence.LOW]
    if row.confidence is Confidence.LOW or not (low or row.name in behind[Confidence.MEDIUM]):
        return row
    level = Confidence.LOW if low else Confidence.MEDIUM
    return replace(row, confidence=level, doubts=(*row.doubts, Doubt.USER))


def _whole_modules(
    rows: list[Unreached], definitions: Sequence[Definition], modules: Mapping[str, Module]
) -> list[Unreached]:
    """Put the rows of a module together where nothing in it is reached."""
    top = {str(one.name): str(one.module) for one in definitions if parent_of(one.name) == one.module}
    open_names = {row.name for row in rows}
    reached = {module for name, module in top.items() if name not in open_names}
    kept: list[Unreached] = []
    whole: dict[str, list[Unreached]] = {}
    for row in rows:
        module = top.get(row.name, "")
        if module and module not in reached:
            whole.setdefault(module, []).append(row)
        else:
            kept.append(row)
    return [*kept, *(_module_row(modules[name], parts) for name, parts in whole.items())]


def _module_row(module: Module, parts: list[Unreached]) -> Unreached:
    doubts = tuple(one for one in Doubt if any(one in row.doubts for row in parts))
    level = max((row.confidence for row in parts), key=list(Confidence).index)
    users = sum(row.users for row in parts)
    return Unreached(module.name, "module", Location(module.path, 1), module.lines, level, doubts, users)
