"""What one file states, in its own words: scopes, numbered values, effects.

A file becomes a list of *scopes* (the module body, class bodies, function bodies, lambdas). Every scope has
a numbered list of *values* and a list of *effects*. Values are plain tuples `(op, line, ...)`; arguments of a
value are numbers of earlier (or, for PHI at loop heads, later) values **of the same scope**.

| op | rest of the tuple | what |
|---|---|---|
| NAME | name | a name not bound in this scope: global, builtin or of an enclosing scope |
| CONST | literal | str, int, float, bool, None; long strings are cut at LONGEST_STRING |
| ATTR | base, name | attribute of a value |
| CALL | function, (args...), ((name, value)...) | call; `*args` arrive as STAR values, `**kw` under the name "**" |
| ITEM | base, key | subscript with a key value (slices: key is an OTHER) |
| ITER | base | one element of an iterated value (for, comprehension, unpacking without known position) |
| PHI | (values...) | one of these: control flow joins, `a or b`, `x if c else y`, try/except imports |
| PARAM | name | the parameter of this scope |
| LIST TUPLE SET | (values...) | displays and comprehensions (`[f(x) for x in y]` is a LIST of its element) |
| DICT | ((key, value)...) | key is -1 for `**other` |
| DEF | scope | a function, lambda or class defined here |
| IMPORT | module, name | `from module import name`; name "" for `import module`; relative modules keep their dots |
| BINOP | operator, left, right | "+", "|", "==", "and" ... comparisons too |
| JOIN | (values...) | f-string: constants and holes |
| ENTER | base | what `with base as x` binds |
| STAR | base | `*base` in a call or display |
| LOCAL | name, value | a local name read again: the value it has at this point |
| OTHER | (values...) | anything else; its parts stay reachable |

`await x`, `yield x` and `(x := v)` are their operand. Effects are tuples `(kind, line, region, ...)`:

| kind | rest | what |
|---|---|---|
| CALLS | value | a call happens (the CALL value's number) |
| RETURNS / YIELDS | value | |
| STORES | base, name, value | `base.name = value`; base -1: a `global` or `nonlocal` name |
| SETS | base, key, value | `base[key] = value` |
| GROWS | name, value | `name += value` on a name of this scope |
| RAISES | value | |
| DELETES | value | `del base.name`, `del base[key]` |

Regions are tuples `(parent, kind, line, value)`; region 0 is the scope itself. Kinds: LOOP (value: the iterated
value or -1), WITH (value: the context manager), TRY, EXCEPT, BRANCH (value: the test), TYPING (an
`if TYPE_CHECKING` body), COMPREHENSION.

Pure.
"""

from dataclasses import dataclass, field
from typing import Any

LONGEST_STRING = 4_000  # characters of a string constant that are kept; SQL and docstrings fit

NAME, CONST, ATTR, CALL, ITEM, ITER, PHI, PARAM = range(8)
LIST, TUPLE, SET, DICT, DEF, IMPORT, BINOP, JOIN, ENTER, STAR, OTHER, LOCAL = range(8, 20)

CALLS, RETURNS, YIELDS, STORES, SETS, GROWS, RAISES, DELETES = range(8)

SCOPE, LOOP, WITH, TRY, EXCEPT, BRANCH, TYPING, COMPREHENSION = range(8)

MODULE_BODY, CLASS_BODY, FUNCTION_BODY, LAMBDA_BODY = range(4)

Value = tuple[Any, ...]  # (op, line, ...)
Effect = tuple[Any, ...]  # (kind, line, region, ...)
Region = tuple[int, int, int, int]  # (parent, kind, line, value)


@dataclass(slots=True)
class Parameter:
    """One parameter of a function; `annotation` and `default` are values of the *enclosing* scope, -1 for none."""

    name: str
    kind: str  # "positional", "keyword", "*", "**"
    annotation: int = -1
    default: int = -1


@dataclass(slots=True)
class Scope:
    """A module, class or function body."""

    kind: int  # MODULE_BODY ...
    name: str  # qualified inside the module: "Order.close", "outer.inner", "" for the module
    parent: int  # number of the enclosing scope; -1 for the module
    line: int
    end_line: int
    region: int = 0  # the region of the enclosing scope it is defined in
    is_async: bool = False
    docstring: str = ""  # first paragraph, at most 300 characters
    decorators: list[int] = field(default_factory=list)  # values of the enclosing scope, outermost first
    bases: list[int] = field(default_factory=list)  # values of the enclosing scope; classes only
    keywords: list[tuple[str, int]] = field(default_factory=list)  # class keywords, values of the enclosing scope
    parameters: list[Parameter] = field(default_factory=list)
    returns: int = -1  # return annotation, a value of the enclosing scope
    values: list[Value] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    bindings: dict[str, int] = field(default_factory=dict)  # name -> its value where the scope ends
    annotations: dict[str, int] = field(default_factory=dict)  # `name: T` here -> the value T


@dataclass(slots=True)
class Import:
    """One imported name, with where and when; star imports have the name "*"."""

    module: str  # as written, relative ones with their dots: "..models"
    name: str  # "" for `import module`
    alias: str  # the name it is bound to
    when: str  # "load", "function", "typing", "conditional" (under if or try at load time)
    line: int
    scope: int


@dataclass(slots=True)
class Query:
    """A raw SQL statement in a string constant."""

    scope: int
    value: int  # the text: a constant, an f-string, a sum, a call of `format`; in a `.sql` file, the line
    reads: list[str]  # tables, with their schema where it is named; `{12}`, `{:name}` in it: what is put in; sorted
    writes: list[str]
    has_holes: bool  # parts of the text are only known at run time
    kept_as: str = ""  # what a database keeps and runs by itself: "trigger", "function", "procedure", "view"
    name: str = ""  # of what is kept; that a comment in a `.sql` file gives it: `-- name: open_orders`


@dataclass(slots=True)
class MadeTable:
    """A table that a `CREATE TABLE` statement makes."""

    name: str  # with its schema where it is named
    columns: list[tuple[str, str]]  # name, type
    keys: list[tuple[str, str, str]]  # column, table it refers to, what happens on deletes: "CASCADE"
    line: int = 0
    scope: int = -1  # of the text; -1 in a `.sql` file


@dataclass(slots=True)
class Script:
    """What a `.sql` file states."""

    queries: list[Query]  # in order
    tables: list[MadeTable]


@dataclass(slots=True)
class FileFacts:
    """Everything one Python file states; depends on the file's bytes alone."""

    scopes: list[Scope]  # scopes[0] is the module body
    imports: list[Import]
    lines: int = 0  # physical lines
    header: str = ""  # first comment lines, at most 500 characters: "generated by ..."
    exports: list[str] | None = None  # a literal __all__, None where there is none
    asking: list[int] = field(default_factory=list)  # numbers of the scopes that have strings like SQL
    passing: list[str] = field(default_factory=list)  # temporary tables that the file makes, in lower case; sorted
    queries: list[Query] = field(default_factory=list)  # raw SQL, in order of scope and value; see `read_queries`
    tables: list[MadeTable] = field(default_factory=list)  # made by SQL in strings
    problems: list[tuple[str, str, int]] = field(default_factory=list)  # (slug, message, line)
