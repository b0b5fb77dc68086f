"""Statements with a block open regions and scopes; where paths meet, names mean one of several values. Pure."""

import ast
import re
from collections.abc import Callable, Sequence

from analyzer.facts.assigned import names_bound_in
from analyzer.facts.body import UNBOUND, Body, Changes
from analyzer.facts.expressions import bind, clean, read_all, read_annotation, read_parameters, read_value
from analyzer.facts.simple import READERS as SIMPLE_READERS
from analyzer.model import facts as f

LONGEST_DOCSTRING = 300  # characters
PARAGRAPH_END = re.compile(r"\n[ \t]*\n")


def read_block(body: Body, statements: Sequence[ast.stmt]) -> None:
    """Read statements in order."""
    for statement in statements:
        reader = READERS.get(type(statement))
        if reader is not None:  # nothing to read in `pass`
            reader(body, statement)


def docstring_of(statements: Sequence[ast.stmt]) -> str:
    """Return the first paragraph of a docstring on one line, shortened; "" where there is none."""
    first = statements[0] if statements else None
    if not (isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)):
        return ""
    text = first.value.value
    if not isinstance(text, str):
        return ""
    paragraph = " ".join(PARAGRAPH_END.split(text.strip(), maxsplit=1)[0].split())
    return clean(paragraph[:LONGEST_DOCSTRING])


def _branch(body: Body, node: ast.If) -> None:
    test = read_value(body, node.test)
    yes, no = _kinds_of_branches(node.test)
    start = body.mark()
    region = body.enter(yes, node.lineno, test)
    read_block(body, node.body)
    ends = _ends(body, start)
    if node.orelse:
        body.region = region
        body.enter(no, node.lineno, test)
        read_block(body, node.orelse)
    body.region = region
    _meet(body, [*ends, *_ends(body, start)], node.lineno)


def _kinds_of_branches(test: ast.expr) -> tuple[int, int]:
    """Return the kinds of region of the two branches: one may be for type checkers only."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        no, yes = _kinds_of_branches(test.operand)
        return yes, no
    name = test.attr if isinstance(test, ast.Attribute) else getattr(test, "id", "")
    return (f.TYPING if name == "TYPE_CHECKING" else f.BRANCH), f.BRANCH


def _ends(body: Body, start: int) -> list[Changes]:
    """Go back to the start of a path that was read; return what it changed, nothing if it leads elsewhere."""
    has_left, body.has_left = body.has_left, False
    changes = body.take_back(start)
    return [] if has_left else [changes]


def _meet(body: Body, ends: Sequence[Changes], line: int) -> None:
    """Go on from the ends of several paths; if there is none, what follows is not reached."""
    body.merge(ends, line)
    body.has_left = not ends


def _for(body: Body, node: ast.For | ast.AsyncFor) -> None:
    iterated = read_value(body, node.iter)
    _loop(body, node, iterated)


def _while(body: Body, node: ast.While) -> None:
    _loop(body, node, -1)


def _loop(body: Body, node: ast.For | ast.AsyncFor | ast.While, iterated: int) -> None:
    """Read a loop once; names that it changes mean "before or from the last turn" at its head."""
    heads = _heads(body, node)
    region = body.enter(f.LOOP, node.lineno, iterated)
    start = body.mark()
    body.turns.append((start, []))
    if isinstance(node, ast.While):
        read_value(body, node.test)
    else:
        bind(body, node.target, body.value(f.ITER, node.lineno, iterated))
    read_block(body, node.body)
    _start, left = body.turns.pop()
    body.region = region
    body.merge([*left, *_ends(body, start)], node.lineno)
    for name, value in body.take_back(start).items():
        if name not in heads:
            body.change(name, value)
        elif value not in (heads[name], UNBOUND):
            _close(body, heads[name], value)
    read_block(body, node.orelse)


def _heads(body: Body, node: ast.For | ast.AsyncFor | ast.While) -> dict[str, int]:
    heads = {}
    for name in sorted(names_bound_in(node)):
        before = body.names.get(name, UNBOUND)
        if before >= 0:
            heads[name] = body.value(f.PHI, node.lineno, (before,))
            body.change(name, heads[name])
    return heads


def _close(body: Body, head: int, after: int) -> None:
    """Let the head of a loop also mean what the name means at the end of a turn."""
    op, line, before = body.values[head]
    body.values[head] = (op, line, (*before, after))


def _try(body: Body, node: "ast.Try | ast.TryStar") -> None:
    start = body.mark()
    region = body.enter(f.TRY, node.lineno)
    read_block(body, node.body)
    body.region = region
    so_far = body.changes_since(start)
    read_block(body, node.orelse)
    ends = _ends(body, start)
    body.merge([so_far, {}], node.lineno)  # what is known where the body broke off
    broken = body.take_back(start)
    for handler in node.handlers:
        for name, value in broken.items():
            body.change(name, value)
        _handler(body, handler)
        body.region = region
        ends += _ends(body, start)
    _meet(body, ends, node.lineno)
    _finally(body, node.finalbody)


def _finally(body: Body, statements: Sequence[ast.stmt]) -> None:
    """Read what runs however the `try` ends; it cannot make the code after it reachable again."""
    has_left = body.has_left
    body.has_left = False
    read_block(body, statements)
    body.has_left |= has_left


def _handler(body: Body, handler: ast.ExceptHandler) -> None:
    caught = () if handler.type is None else (read_value(body, handler.type),)
    body.enter(f.EXCEPT, handler.lineno)
    if handler.name:
        body.bind(handler.name, body.value(f.OTHER, handler.lineno, caught), handler.lineno)
    read_block(body, handler.body)
    if handler.name and handler.name not in body.outer_names:
        body.change(handler.name, UNBOUND)


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
    region, start = body.region, body.mark()
    ends: list[Changes] = []
    for case in node.cases:
        body.enter(f.BRANCH, case.pattern.lineno, subject)
        _pattern(body, case.pattern, subject)
        if case.guard is not None:
            read_value(body, case.guard)
        read_block(body, case.body)
        body.region = region
        ends += _ends(body, start)
    _meet(body, ends if _takes_all(node.cases[-1]) else [*ends, {}], node.lineno)


def _pattern(body: Body, pattern: ast.pattern, subject: int) -> None:
    """Read the values a pattern compares with; bind the names it captures to something out of the subject."""
    for part in ast.walk(pattern):
        name = getattr(part, "name", None) or getattr(part, "rest", None)
        if isinstance(name, str):
            line = pattern.lineno
            is_whole = part is pattern and isinstance(part, ast.MatchAs)
            body.bind(name, subject if is_whole else body.value(f.OTHER, line, (subject,)), line)
        elif isinstance(part, ast.MatchValue | ast.MatchClass):
            read_value(body, part.value if isinstance(part, ast.MatchValue) else part.cls)


def _takes_all(case: ast.match_case) -> bool:
    return case.guard is None and isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None


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
    **SIMPLE_READERS,
    ast.If: _branch, ast.For: _for, ast.AsyncFor: _for, ast.While: _while, ast.Try: _try, ast.TryStar: _try,
    ast.With: _with, ast.AsyncWith: _with, ast.Match: _match, ast.FunctionDef: _function,
    ast.AsyncFunctionDef: _function, ast.ClassDef: _class,
}  # fmt: skip
