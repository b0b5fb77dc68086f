"""Statements bind names, open regions and have effects. Pure."""

import ast
from collections.abc import Callable, Sequence

from analyzer.facts.body import Body
from analyzer.facts.expressions import OPERATORS, bind, clean, read_all, read_annotation, read_parameters, read_value
from analyzer.model import facts as f
from analyzer.model.facts import Import

LONGEST_DOCSTRING = 300  # characters
LEAVES = (ast.Return, ast.Raise, ast.Continue, ast.Break)


def read_block(body: Body, statements: Sequence[ast.stmt]) -> None:
    """Read statements in order."""
    for statement in statements:
        READERS.get(type(statement), _ignore)(body, statement)


def docstring_of(statements: Sequence[ast.stmt]) -> str:
    """Return the first paragraph of a docstring on one line, shortened; "" where there is none."""
    first = statements[0] if statements else None
    if not (isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)):
        return ""
    text = first.value.value
    if not isinstance(text, str):
        return ""
    paragraph = " ".join(text.strip().split("\n\n")[0].split())
    return clean(paragraph[:LONGEST_DOCSTRING])


def _ignore(body: Body, node: ast.stmt) -> None:
    """Pass over statements that say nothing about values: pass, break, continue."""


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


def _augmented(body: Body, node: ast.AugAssign) -> None:
    value = read_value(body, node.value)
    before = read_value(body, node.target)
    after = body.value(f.BINOP, node.lineno, OPERATORS[type(node.op)], before, value)
    bind(body, node.target, after)
    if isinstance(node.target, ast.Name):
        body.effect(f.GROWS, node.lineno, node.target.id, value)


def _return(body: Body, node: ast.Return) -> None:
    if node.value is not None:
        body.effect(f.RETURNS, node.lineno, read_value(body, node.value))


def _raise(body: Body, node: ast.Raise) -> None:
    if node.exc is not None:
        body.effect(f.RAISES, node.lineno, read_value(body, node.exc))


def _delete(body: Body, node: ast.Delete) -> None:
    for target in node.targets:
        if isinstance(target, ast.Name):
            body.names.pop(target.id, None)
        elif isinstance(target, ast.Attribute | ast.Subscript):
            body.effect(f.DELETES, node.lineno, read_value(body, target))


def _assert(body: Body, node: ast.Assert) -> None:
    read_value(body, node.test)


def _outer_names(body: Body, node: ast.Global | ast.Nonlocal) -> None:
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
    if body.is_under(f.TYPING):
        return "typing"
    if body.is_in_function():
        return "function"
    conditional = any(body.is_under(kind) for kind in (f.BRANCH, f.TRY, f.EXCEPT))
    return "conditional" if conditional else "load"


def _branch(body: Body, node: ast.If) -> None:
    test = read_value(body, node.test)
    region = body.enter(f.TYPING if _is_typing_only(node.test) else f.BRANCH, node.lineno, test)
    before = dict(body.names)
    read_block(body, node.body)
    yes = None if _leaves(node.body) else body.names
    body.region, body.names = region, before
    if node.orelse:
        body.enter(f.BRANCH, node.lineno, test)
        read_block(body, node.orelse)
        body.region = region
    no = None if _leaves(node.orelse) else body.names
    if yes is not None and no is not None:
        body.names = body.join(yes, no, node.lineno)
    else:
        body.names = yes if no is None and yes is not None else body.names


def _is_typing_only(test: ast.expr) -> bool:
    name = test.attr if isinstance(test, ast.Attribute) else getattr(test, "id", "")
    return name == "TYPE_CHECKING"


def _leaves(statements: Sequence[ast.stmt]) -> bool:
    return bool(statements) and isinstance(statements[-1], LEAVES)


def _for(body: Body, node: ast.For | ast.AsyncFor) -> None:
    iterated = read_value(body, node.iter)
    _loop(body, node, iterated)


def _while(body: Body, node: ast.While) -> None:
    _loop(body, node, -1)


def _loop(body: Body, node: ast.For | ast.AsyncFor | ast.While, iterated: int) -> None:
    """Read a loop once; names that it changes mean "before or from the last turn" at its head."""
    heads = {}
    for name in _assigned_in(node.body):
        if name in body.names:
            heads[name] = body.names[name] = body.value(f.PHI, node.lineno, (body.names[name],))
    region = body.enter(f.LOOP, node.lineno, iterated)
    before = dict(body.names)
    if isinstance(node, ast.While):
        read_value(body, node.test)
    else:
        bind(body, node.target, body.value(f.ITER, node.lineno, iterated))
    read_block(body, node.body)
    for name, head in heads.items():
        after = body.names.get(name, head)
        if after != head:
            op, line, (first,) = body.scope.values[head]
            body.scope.values[head] = (op, line, (first, after))
    body.region = region
    body.names = body.join(before, body.names, node.lineno)
    read_block(body, node.orelse)


def _assigned_in(statements: Sequence[ast.stmt]) -> list[str]:
    names = {
        node.id
        for statement in statements
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    return sorted(names)


def _try(body: Body, node: "ast.Try | ast.TryStar") -> None:
    before = dict(body.names)
    region = body.enter(f.TRY, node.lineno)
    read_block(body, node.body)
    body.region = region
    broken = body.join(before, dict(body.names), node.lineno)
    read_block(body, node.orelse)
    ends = [body.names]
    for handler in node.handlers:
        body.names = dict(broken)
        _handler(body, handler)
        if not _leaves(handler.body):
            ends.append(body.names)
        body.region = region
    merged = ends[0]
    for other in ends[1:]:
        merged = body.join(merged, other, node.lineno)
    body.names = merged
    read_block(body, node.finalbody)


def _handler(body: Body, handler: ast.ExceptHandler) -> None:
    caught = () if handler.type is None else (read_value(body, handler.type),)
    body.enter(f.EXCEPT, handler.lineno)
    if handler.name:
        body.bind(handler.name, body.value(f.OTHER, handler.lineno, caught), handler.lineno)
    read_block(body, handler.body)


def _with(body: Body, node: ast.With | ast.AsyncWith) -> None:
    region = body.region
    for item in node.items:
        context = read_value(body, item.context_expr)
        body.enter(f.WITH, item.context_expr.lineno, context)
        if item.optional_vars is not None:
            bind(body, item.optional_vars, body.value(f.ENTER, item.context_expr.lineno, context))
    read_block(body, node.body)
    body.region = region


def _match(body: Body, node: ast.Match) -> None:
    subject = read_value(body, node.subject)
    region, before = body.region, dict(body.names)
    merged = before
    for case in node.cases:
        body.names = dict(before)
        body.enter(f.BRANCH, node.lineno, subject)
        for pattern in ast.walk(case.pattern):
            name = getattr(pattern, "name", None) or getattr(pattern, "rest", None)
            if isinstance(name, str):
                body.bind(name, body.value(f.OTHER, node.lineno, (subject,)), node.lineno)
            elif isinstance(pattern, ast.MatchValue | ast.MatchClass):
                read_value(body, pattern.value if isinstance(pattern, ast.MatchValue) else pattern.cls)
        if case.guard is not None:
            read_value(body, case.guard)
        read_block(body, case.body)
        body.region = region
        if not _leaves(case.body):
            merged = body.join(merged, body.names, node.lineno)
    body.names = merged


def _function(body: Body, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
    decorators = list(read_all(body, node.decorator_list))
    inner = body.new_scope(f.FUNCTION_BODY, node.name, node.lineno, node.end_lineno or node.lineno)
    inner.scope.decorators = decorators
    inner.scope.is_async = isinstance(node, ast.AsyncFunctionDef)
    inner.scope.docstring = docstring_of(node.body)
    read_parameters(body, inner, node.args)
    if node.returns is not None:
        inner.scope.returns = read_annotation(body, node.returns)
    read_block(inner, node.body)
    inner.finish()
    body.bind(node.name, body.value(f.DEF, node.lineno, inner.number), node.lineno)


def _class(body: Body, node: ast.ClassDef) -> None:
    decorators = list(read_all(body, node.decorator_list))
    bases = list(read_all(body, node.bases))
    keywords = [(word.arg or "**", read_value(body, word.value)) for word in node.keywords]
    inner = body.new_scope(f.CLASS_BODY, node.name, node.lineno, node.end_lineno or node.lineno)
    inner.scope.decorators, inner.scope.bases, inner.scope.keywords = decorators, bases, keywords
    inner.scope.docstring = docstring_of(node.body)
    read_block(inner, node.body)
    inner.finish()
    body.bind(node.name, body.value(f.DEF, node.lineno, inner.number), node.lineno)


READERS: dict[type[ast.stmt], Callable[..., None]] = {
    ast.Expr: _expression, ast.Assign: _assign, ast.AnnAssign: _annotated, ast.AugAssign: _augmented,
    ast.Return: _return, ast.Raise: _raise, ast.Delete: _delete, ast.Assert: _assert,
    ast.Global: _outer_names, ast.Nonlocal: _outer_names, ast.Import: _import, ast.ImportFrom: _import_from,
    ast.If: _branch, ast.For: _for, ast.AsyncFor: _for, ast.While: _while, ast.Try: _try, ast.TryStar: _try,
    ast.With: _with, ast.AsyncWith: _with, ast.Match: _match, ast.FunctionDef: _function,
    ast.AsyncFunctionDef: _function, ast.ClassDef: _class,
}  # fmt: skip
