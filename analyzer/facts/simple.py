"""Statements without a block: they bind names and have effects. Pure."""

import ast
from collections.abc import Callable
from typing import Any

from analyzer.facts.body import UNBOUND, Body
from analyzer.facts.expressions import OPERATORS, bind, read_annotation, read_value
from analyzer.model import facts as f
from analyzer.model.facts import Import

CONDITIONS = (f.BRANCH, f.TRY, f.EXCEPT)


def _expression(body: Body, node: ast.Expr) -> None:
    if not isinstance(node.value, ast.Constant):
        read_value(body, node.value)


def _assign(body: Body, node: ast.Assign) -> None:
    value = read_value(body, node.value)
    for target in node.targets:
        bind(body, target, value)


def _annotated(body: Body, node: ast.AnnAssign) -> None:
    annotation = read_annotation(body, node.annotation)
    if isinstance(node.target, ast.Name):
        body.scope.annotations[node.target.id] = annotation
    if node.value is not None:
        bind(body, node.target, read_value(body, node.value))


def _type_alias(body: Body, node: Any) -> None:
    """Read `type X = T` (Python 3.12 and newer) as `X = T`."""
    bind(body, node.name, read_annotation(body, node.value))


def _augmented(body: Body, node: ast.AugAssign) -> None:
    before = read_value(body, node.target)
    value = read_value(body, node.value)
    after = body.value(f.BINOP, node.lineno, OPERATORS[type(node.op)], before, value)
    bind(body, node.target, after)
    if isinstance(node.target, ast.Name):
        body.effect(f.GROWS, node.lineno, node.target.id, value)


def _return(body: Body, node: ast.Return) -> None:
    if node.value is not None:
        body.effect(f.RETURNS, node.lineno, read_value(body, node.value))
    body.has_left = True


def _raise(body: Body, node: ast.Raise) -> None:
    if node.exc is not None:
        body.effect(f.RAISES, node.lineno, read_value(body, node.exc))
    if node.cause is not None:
        read_value(body, node.cause)
    body.has_left = True


def _delete(body: Body, node: ast.Delete) -> None:
    for target in node.targets:
        _delete_target(body, target)


def _delete_target(body: Body, target: ast.expr) -> None:
    if isinstance(target, ast.Name):
        if target.id in body.names:
            body.change(target.id, UNBOUND)
    elif isinstance(target, ast.Tuple | ast.List):
        for part in target.elts:
            _delete_target(body, part)
    else:
        body.effect(f.DELETES, target.lineno, read_value(body, target))


def _assert(body: Body, node: ast.Assert) -> None:
    read_value(body, node.test)
    if node.msg is not None:
        read_value(body, node.msg)


def _outer_names(body: Body, node: ast.Global | ast.Nonlocal) -> None:
    if body.number:  # the module's names are its own, whatever it declares
        body.outer_names.update(node.names)


def _import(body: Body, node: ast.Import) -> None:
    when = _when(body)
    for alias in node.names:
        bound = alias.asname or alias.name.partition(".")[0]
        target = alias.name if alias.asname else bound
        body.bind(bound, body.value(f.IMPORT, node.lineno, target, ""), node.lineno)
        body.file.imports.append(Import(alias.name, "", bound, when, node.lineno, body.number))


def _import_from(body: Body, node: ast.ImportFrom) -> None:
    when = _when(body)
    module = "." * node.level + (node.module or "")
    for alias in node.names:
        bound = alias.asname or alias.name
        if alias.name != "*":
            body.bind(bound, body.value(f.IMPORT, node.lineno, module, alias.name), node.lineno)
        body.file.imports.append(Import(module, alias.name, bound, when, node.lineno, body.number))


def _when(body: Body) -> str:
    kinds = body.kinds_around()
    if f.TYPING in kinds:
        return "typing"
    if body.is_in_function():
        return "function"
    return "load" if kinds.isdisjoint(CONDITIONS) else "conditional"


def _leave_turn(body: Body, _node: ast.Break | ast.Continue) -> None:
    """Keep what names mean here for the next turn and for what comes after the loop."""
    if body.turns:
        start, left = body.turns[-1]
        left.append(body.changes_since(start))
    body.has_left = True


READERS: dict[type[ast.stmt], Callable[..., None]] = {
    ast.Expr: _expression, ast.Assign: _assign, ast.AnnAssign: _annotated, ast.AugAssign: _augmented,
    ast.Return: _return, ast.Raise: _raise, ast.Delete: _delete, ast.Assert: _assert,
    ast.Global: _outer_names, ast.Nonlocal: _outer_names, ast.Import: _import, ast.ImportFrom: _import_from,
    ast.Break: _leave_turn, ast.Continue: _leave_turn,
}  # fmt: skip
if hasattr(ast, "TypeAlias"):
    READERS[ast.TypeAlias] = _type_alias
