"""Expressions become numbered values. Pure."""

import ast
from collections.abc import Callable, Sequence
from typing import Any

from analyzer.facts.body import Body
from analyzer.model import facts as f
from analyzer.model.facts import Parameter, Value

OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Mod: "%", ast.FloorDiv: "//", ast.Pow: "**",
    ast.BitOr: "|", ast.BitAnd: "&", ast.BitXor: "^", ast.LShift: "<<", ast.RShift: ">>", ast.MatMult: "@",
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}  # fmt: skip
SMALL = 2**53  # larger integers do not survive every JSON reader and name nothing


def read_value(body: Body, node: ast.expr) -> int:
    """Return the number of the value an expression has in its scope."""
    return READERS[type(node)](body, node)


def read_all(body: Body, nodes: Sequence[ast.expr]) -> tuple[int, ...]:
    """Return the numbers of several values, in order."""
    return tuple([READERS[type(node)](body, node) for node in nodes])


def clean(text: str) -> str:
    """Return a string constant that every encoder takes: no lone surrogates, not too long."""
    if len(text) > f.LONGEST_STRING:
        text = text[: f.LONGEST_STRING]
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


# Names, constants, attributes and calls are two thirds of all values: they are appended here, without `body.value`.
def _constant(body: Body, node: ast.Constant) -> int:
    literal: Any = node.value
    kind = type(literal)
    values = body.values
    if kind is str:
        is_plain = literal.isascii() and len(literal) <= f.LONGEST_STRING
        values.append((f.CONST, node.lineno, literal if is_plain else clean(literal)))
    elif literal is None or kind is bool or kind is float or (kind is int and abs(literal) < SMALL):
        values.append((f.CONST, node.lineno, literal))
    else:
        values.append((f.OTHER, node.lineno, ()))
    return len(values) - 1


def _attribute(body: Body, node: ast.Attribute) -> int:
    base, values = node.value, body.values
    values.append((f.ATTR, node.end_lineno, READERS[type(base)](body, base), node.attr))
    return len(values) - 1


def _call(body: Body, node: ast.Call) -> int:
    called = node.func
    function = READERS[type(called)](body, called)
    arguments = read_all(body, node.args) if node.args else ()
    words = node.keywords
    keywords = tuple([(word.arg or "**", read_value(body, word.value)) for word in words]) if words else ()
    line = called.end_lineno  # in a chain over several lines, the line of this call's name
    values = body.values
    value = len(values)
    values.append((f.CALL, line, function, arguments, keywords))
    body.effects.append((f.CALLS, line, body.region, value))
    return value


def _subscript(body: Body, node: ast.Subscript) -> int:
    base = read_value(body, node.value)
    return body.value(f.ITEM, node.lineno, base, read_value(body, node.slice))


def _binary(body: Body, node: ast.BinOp) -> int:
    left = read_value(body, node.left)
    return body.value(f.BINOP, node.lineno, OPERATORS[type(node.op)], left, read_value(body, node.right))


def _comparison(body: Body, node: ast.Compare) -> int:
    left = read_value(body, node.left)
    rights = read_all(body, node.comparators)
    if len(rights) == 1:
        return body.value(f.BINOP, node.lineno, OPERATORS[type(node.ops[0])], left, rights[0])
    return body.value(f.OTHER, node.lineno, (left, *rights))


def _either(body: Body, node: ast.BoolOp) -> int:
    return body.value(f.PHI, node.lineno, read_all(body, node.values))


def _conditional(body: Body, node: ast.IfExp) -> int:
    read_value(body, node.test)
    return body.value(f.PHI, node.lineno, read_all(body, (node.body, node.orelse)))


def _joined(body: Body, node: ast.JoinedStr) -> int:
    return body.value(f.JOIN, node.lineno, read_all(body, node.values))


def _operand(body: Body, node: ast.Await) -> int:
    return read_value(body, node.value)


def _formatted(body: Body, node: ast.FormattedValue) -> int:
    value = read_value(body, node.value)
    if node.format_spec is not None:
        read_value(body, node.format_spec)
    return value


def _yield(body: Body, node: ast.Yield | ast.YieldFrom) -> int:
    if node.value is None:
        return body.value(f.OTHER, node.lineno, ())
    value = read_value(body, node.value)
    if isinstance(node, ast.YieldFrom):
        value = body.value(f.ITER, node.lineno, value)
    body.effect(f.YIELDS, node.lineno, value)
    return value


def _star(body: Body, node: ast.Starred) -> int:
    return body.value(f.STAR, node.lineno, read_value(body, node.value))


def _walrus(body: Body, node: ast.NamedExpr) -> int:
    value = read_value(body, node.value)
    body.bind(node.target.id, value, node.lineno)
    return value


def _display(op: int) -> Callable[[Body, ast.List | ast.Tuple | ast.Set], int]:
    def read(body: Body, node: ast.List | ast.Tuple | ast.Set) -> int:
        return body.value(op, node.lineno, read_all(body, node.elts))

    return read


def _dict(body: Body, node: ast.Dict) -> int:
    pairs = [
        (-1 if key is None else read_value(body, key), read_value(body, value))
        for key, value in zip(node.keys, node.values, strict=True)
    ]
    return body.value(f.DICT, node.lineno, tuple(pairs))


def _comprehension(body: Body, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> int:
    start, region = body.mark(), body.region
    own: set[str] = set()  # names of the comprehension; what `:=` binds in it stays bound
    for part in node.generators:
        iterated = read_value(body, part.iter)
        body.enter(f.COMPREHENSION, node.lineno, iterated)
        before = body.mark()
        bind(body, part.target, body.value(f.ITER, node.lineno, iterated))
        own.update(body.changes_since(before))
        read_all(body, part.ifs)
    if isinstance(node, ast.DictComp):
        pair = (read_value(body, node.key), read_value(body, node.value))
        value = body.value(f.DICT, node.lineno, (pair,))
    else:
        op = f.SET if isinstance(node, ast.SetComp) else f.LIST
        value = body.value(op, node.lineno, (read_value(body, node.elt),))
    for name, bound in body.take_back(start).items():
        if name not in own:
            body.change(name, bound)
    body.region = region
    return value


def _lambda(body: Body, node: ast.Lambda) -> int:
    inner = body.new_scope(f.LAMBDA_BODY, "<lambda>", node.lineno, node.end_lineno or node.lineno)
    read_parameters(body, inner, node.args)
    inner.effect(f.RETURNS, node.lineno, read_value(inner, node.body))
    inner.finish()
    return body.value(f.DEF, node.lineno, inner.number)


def _other(body: Body, node: ast.expr) -> int:
    parts = [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
    return body.value(f.OTHER, getattr(node, "lineno", 0), read_all(body, parts))


def read_parameters(outer: Body, inner: Body, arguments: ast.arguments) -> None:
    """Give a function scope its parameters; annotations and defaults belong to the enclosing scope."""
    positional = [*arguments.posonlyargs, *arguments.args]
    first_default = len(positional) - len(arguments.defaults)
    for index, argument in enumerate(positional):
        default = arguments.defaults[index - first_default] if index >= first_default else None
        _parameter(outer, inner, argument, "positional", default)
    if arguments.vararg:
        _parameter(outer, inner, arguments.vararg, "*", None)
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        _parameter(outer, inner, argument, "keyword", default)
    if arguments.kwarg:
        _parameter(outer, inner, arguments.kwarg, "**", None)


def _parameter(outer: Body, inner: Body, argument: ast.arg, kind: str, default: ast.expr | None) -> None:
    annotation = -1 if argument.annotation is None else read_annotation(outer, argument.annotation)
    value = -1 if default is None else read_value(outer, default)
    inner.scope.parameters.append(Parameter(argument.arg, kind, annotation, value))
    inner.names[argument.arg] = inner.value(f.PARAM, argument.lineno, argument.arg)


def read_annotation(body: Body, node: ast.expr) -> int:
    """Return the value of a type annotation; a quoted one is read as the expression it holds.

    Strings inside an annotation stay strings: a library may look them up in a register of its own.
    """
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        quoted = _unquoted(node, node.value)
        return read_value(body, node if quoted is None else quoted)
    return read_value(body, node)


def _unquoted(node: ast.Constant, text: str) -> ast.expr | None:
    """Return the expression in a quoted annotation, on the line of the quotes; None for other strings."""
    try:
        quoted = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    for part in ast.walk(quoted):
        if hasattr(part, "lineno"):
            part.lineno = part.end_lineno = node.lineno  # type: ignore[attr-defined]
    return quoted


def bind(body: Body, target: ast.expr, value: int) -> None:
    """Assign a value to a name, attribute, subscript or to the parts of a tuple."""
    if isinstance(target, ast.Name):
        body.bind(target.id, value, target.lineno)
    elif isinstance(target, ast.Attribute):
        body.effect(f.STORES, target.lineno, read_value(body, target.value), target.attr, value)
    elif isinstance(target, ast.Subscript):
        base = read_value(body, target.value)
        body.effect(f.SETS, target.lineno, base, read_value(body, target.slice), value)
    elif isinstance(target, ast.Tuple | ast.List):
        _unpack(body, target, value)
    elif isinstance(target, ast.Starred):
        element = body.value(f.ITER, target.lineno, value)
        bind(body, target.value, body.value(f.LIST, target.lineno, (element,)))


def _unpack(body: Body, target: ast.Tuple | ast.List, value: int) -> None:
    """Bind each target to the element at its place where the places are known."""
    parts = target.elts
    given = body.values[value]
    if _has_places(body, given, parts):
        for part, element in zip(parts, given[2], strict=True):
            bind(body, part, element)
        return
    after_star = False
    for index, part in enumerate(parts):
        if isinstance(part, ast.Starred):
            after_star = True
            bind(body, part, value)
        elif after_star:
            bind(body, part, body.value(f.ITER, target.lineno, value))
        else:
            key = body.value(f.CONST, target.lineno, index)
            bind(body, part, body.value(f.ITEM, target.lineno, value, key))


def _has_places(body: Body, given: Value, parts: Sequence[ast.expr]) -> bool:
    """Say whether each target takes exactly the value that stands at its place in a display."""
    if given[0] not in (f.TUPLE, f.LIST) or len(given[2]) != len(parts):
        return False
    values = body.values
    return not any(isinstance(part, ast.Starred) for part in parts) and all(values[n][0] != f.STAR for n in given[2])


# Every kind of expression has its reader, so that the lookup made for every node is a plain one.
READERS: dict[type[ast.expr], Callable[..., int]] = dict.fromkeys(ast.expr.__subclasses__(), _other) | {
    ast.Constant: _constant, ast.Name: Body.read, ast.Attribute: _attribute, ast.Call: _call,
    ast.Subscript: _subscript, ast.BinOp: _binary, ast.Compare: _comparison, ast.BoolOp: _either,
    ast.IfExp: _conditional, ast.JoinedStr: _joined, ast.FormattedValue: _formatted, ast.Await: _operand,
    ast.Yield: _yield, ast.YieldFrom: _yield, ast.Starred: _star, ast.NamedExpr: _walrus,
    ast.List: _display(f.LIST), ast.Tuple: _display(f.TUPLE), ast.Set: _display(f.SET), ast.Dict: _dict,
    ast.ListComp: _comprehension, ast.SetComp: _comprehension, ast.GeneratorExp: _comprehension,
    ast.DictComp: _comprehension, ast.Lambda: _lambda,
}  # fmt: skip
