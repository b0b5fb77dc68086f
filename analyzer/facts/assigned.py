"""Which names a loop gives a value to, without reading it. Pure."""

import ast
from collections.abc import Iterator

_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")


def names_bound_in(loop: ast.stmt) -> set[str]:
    """Return the names that a turn of a loop may bind, those of loops inside it included.

    Each loop keeps its answer on the node: in nested loops a statement is looked at once, not once per level.
    """
    known: set[str] | None = getattr(loop, "bound_names", None)
    if known is None:
        known = set(_walrus(getattr(loop, "test", None)))
        todo: list[ast.AST] = [*_parts(loop)]
        while todo:
            node = todo.pop()
            if isinstance(node, ast.For | ast.AsyncFor | ast.While):
                known |= names_bound_in(node)
            else:
                known.update(_bound_by(node))
                todo.extend(_parts(node))
        if isinstance(loop, ast.For | ast.AsyncFor):
            known.update(_targets(loop.target))
        loop.bound_names = known  # type: ignore[attr-defined]
    return known


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """Go through the statements, handlers and cases inside one; functions and classes keep their names."""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        for block in _BLOCKS:
            yield from getattr(node, block, ())


def _bound_by(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Assign):
        yield from _targets(*node.targets)
    elif isinstance(node, ast.AugAssign | ast.AnnAssign):
        yield from _targets(node.target)
    elif isinstance(node, ast.Import | ast.ImportFrom):
        yield from [alias.asname or alias.name.partition(".")[0] for alias in node.names]
    elif isinstance(node, ast.With | ast.AsyncWith):
        yield from _targets(*[item.optional_vars for item in node.items])
    elif isinstance(node, ast.match_case):
        yield from _captures(node.pattern)
    else:
        name = getattr(node, "name", None)  # def, class, except ... as
        yield from [name] if isinstance(name, str) else _walrus(getattr(node, "test", None))


def _targets(*targets: ast.expr | None) -> Iterator[str]:
    for target in targets:
        if isinstance(target, ast.Name):
            yield target.id
        elif isinstance(target, ast.Tuple | ast.List):
            yield from _targets(*target.elts)
        elif isinstance(target, ast.Starred):
            yield from _targets(target.value)


def _captures(pattern: ast.pattern) -> Iterator[str]:
    for part in ast.walk(pattern):
        name = getattr(part, "name", None) or getattr(part, "rest", None)
        if isinstance(name, str):
            yield name


def _walrus(test: ast.expr | None) -> Iterator[str]:
    for part in ast.walk(test) if test is not None else ():
        if isinstance(part, ast.NamedExpr):
            yield part.target.id
