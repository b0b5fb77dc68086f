"""Read one Python file into a value graph, in one pass over its syntax tree. Pure."""

import ast
import warnings

from analyzer.facts.body import Body
from analyzer.facts.expressions import clean
from analyzer.facts.recovery import parse, run_on_big_stack
from analyzer.facts.sql import note_queries, read_queries
from analyzer.facts.statements import docstring_of, read_block
from analyzer.model import facts as f
from analyzer.model.facts import FileFacts, Scope

HEADER_LINES = 10
HEADER_LENGTH = 500  # characters


def read_facts(text: str) -> FileFacts:
    """Return what the source text of one file states, the SQL in it included."""
    facts = read_python(text)
    read_queries(facts)
    return facts


def read_python(text: str) -> FileFacts:
    """Return what the source text of one file states, but for the SQL in it. Never raises for any text.

    Source: the language reference of Python, chapters 6 to 8; the meaning of every field stands in
    `analyzer.model.facts`.
    """
    text = _plain(text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about escapes and comparisons in code that is not ours
        statements, gaps = parse(text)
        try:
            facts = _read_module(statements, text)
        except RecursionError:
            facts = _read_deep_module(statements, text)
    facts.problems.extend(gaps)
    return facts


def _plain(text: str) -> str:
    """Return the text as the parser takes it, each line where it was.

    Source: the language reference of Python, 2.1.2, "Physical lines": they end in LF, CR LF or CR, nothing else.
    """
    text = text.removeprefix("\ufeff").replace("\x00", " ")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _read_module(statements: list[ast.stmt], text: str) -> FileFacts:
    lines = text.count("\n") + (text[-1:] not in ("", "\n"))  # the last line may have no end
    module = Scope(f.MODULE_BODY, "", -1, 1, max(lines, 1))
    facts = FileFacts(scopes=[module], imports=[], lines=lines, header=_header(text.split("\n", HEADER_LINES)))
    module.docstring = docstring_of(statements)
    body = Body(facts, module, 0)
    read_block(body, statements)
    body.finish()
    facts.exports = _exports(module)
    note_queries(facts, text)
    return facts


def _read_deep_module(statements: list[ast.stmt], text: str) -> FileFacts:
    """Read in a thread with a large stack; a file that is too deep even for that gives only its problem."""
    found: list[FileFacts] = []

    def work() -> None:
        try:
            found.append(_read_module(statements, text))
        except RecursionError:
            return

    run_on_big_stack(work)
    if found:
        return found[0]
    module = Scope(f.MODULE_BODY, "", -1, 1, 1, regions=[(-1, f.SCOPE, 1, -1)])
    return FileFacts([module], [], problems=[("nested-too-deep", "the file is nested too deep to be read", 1)])


def _header(lines: list[str]) -> str:
    comments = [line.lstrip("# ").rstrip() for line in lines[:HEADER_LINES] if line.startswith("#")]
    return clean(" ".join(comments)[:HEADER_LENGTH])


def _exports(module: Scope) -> list[str] | None:
    """Return a literal `__all__`, also one that grows; None where it is missing or computed."""
    start = module.bindings.get("__all__", -1)
    return None if start < 0 else _strings(module, start, 0)


def _strings(module: Scope, number: int, depth: int) -> list[str] | None:
    value = module.values[number]
    if value[0] == f.LOCAL:
        value = module.values[value[3]]
    if value[0] in (f.LIST, f.TUPLE):
        parts = [module.values[part] for part in value[2]]
        literal = all(part[0] == f.CONST and isinstance(part[2], str) for part in parts)
        return [part[2] for part in parts] if literal else None
    if value[0] == f.BINOP and value[2] == "+" and depth < 50:
        left, right = _strings(module, value[3], depth + 1), _strings(module, value[4], depth + 1)
        return None if left is None or right is None else left + right
    return None
