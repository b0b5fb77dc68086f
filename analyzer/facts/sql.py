"""Raw SQL in string constants: which tables a statement reads and writes. Pure."""

import re

from analyzer.facts.stored_sql import SCRIPT, Stored, find_stored
from analyzer.model import facts as f
from analyzer.model.facts import Query, Scope

HOLE = "hole_of_a_string"  # what an f-string puts in; as a table's name it is left out
# What has to stand behind the table, so that "insert into the list failed" is prose: the table, its alias, the rest.
_TABLE = (
    r"(?:ONLY\s+)?(?:[\w.$%{}()?:@]|\"[^\"]+\"|`[^`]+`|\[[^]]+\]"
    rf"|\s+(?={HOLE}\b)|(?<={HOLE})\s+(?=[\w.]*_))+?\s*"
)
_VALUES = rf"(?:VALUES?|SELECT|DEFAULT|SET|WITH|OVERRIDING|PARTITION|{HOLE})\b"
_CONDITION = rf"(?:WHERE|USING|RETURNING|ORDER|LIMIT|PARTITION|{HOLE})\b"
_ALIAS = rf"(?:\s(?:AS\s+)?(?!{_VALUES}|{_CONDITION})\w+\s*)?"
_CHANGES = (
    rf"(?:INSERT\s+(?:IGNORE\s+|OR\s+\w+\s+)?|REPLACE\s+)INTO\s+{_TABLE}(?:{_ALIAS}(?:\(|{_VALUES})|$)"
    rf"|UPDATE\s+\S+.*?\bSET\b(?:[^=]*=|\s*(?:{HOLE}\b|%\(\w+\)s|%s|\?|\{{\w*\}}|$))"
    rf"|DELETE\s+FROM\s+{_TABLE}(?:{_ALIAS}(?:{_CONDITION}|[;,)])|$)"
)
STARTS_LIKE_SQL = re.compile(
    rf"\s*(?:\(\s*)?(?:SELECT\b.+?\bFROM\b|{_CHANGES}|TRUNCATE\s+|WITH\b.+?\bSELECT\b|MERGE\s+INTO\b)",
    re.I | re.S,
)
SAYS_TO_CHANGE = re.compile(r"\s*(?:INSERT|REPLACE|UPDATE|DELETE)\b", re.I)
PLACEHOLDER = re.compile(r"%\(\w+\)s|%s|(?<![:\w]):[A-Za-z_]\w*|\?|\{\w*\}|\$\d+")
SHORTEST = len("DELETE FROM x")
TEXTS = frozenset({f.CONST, f.JOIN})
TABLE_BEHIND = re.compile(r"\b(FROM|JOIN|INTO|UPDATE)\s+([A-Za-z_][\w.]*|\"[^\"]+\"|`[^`]+`)", re.I)
WRITING = frozenset({"INTO", "UPDATE"})
Tables = tuple[tuple[str, ...], tuple[str, ...]]  # read, written


def find_queries(scope: Scope, number: int) -> list[Query]:
    """Return the SQL statements among the string constants of a scope; f-strings count with holes.

    A text that begins in title case ("Select a file from the list") is prose.

    Source: idioms of real monoliths, A19: constants that *start* like SQL, wherever they are.
    """
    found = []
    for index, value in enumerate(scope.values):
        if value[0] not in TEXTS:
            continue
        text = _text(scope, value)
        is_statement = STARTS_LIKE_SQL.match(text) is not None
        if len(text) < SHORTEST or not (is_statement or SCRIPT.match(text)) or not _is_meant(scope, index, text):
            continue
        if is_statement:
            reads, writes = tables_of(text)
            found.append(Query(number, index, list(reads), list(writes), HOLE in text))
        else:
            found.extend(_stored_query(one, number, index, HOLE in text) for one in find_stored(text))
    return found


def _stored_query(stored: Stored, scope: int, value: int, has_holes: bool) -> Query:
    """Return what the statements of a trigger, function or view touch together; a trigger reads what sets it off."""
    touched = [tables_of(text) for text in stored.statements]
    reads = {table for one, _ in touched for table in one} | {stored.table} - {"", HOLE}
    writes = {table for _, one in touched for table in one}
    return Query(scope, value, sorted(reads), sorted(writes), has_holes, stored.what)


def _text(scope: Scope, value: f.Value) -> str:
    """Return the text of a string constant, or of an f-string with holes; "" for other constants."""
    if value[0] == f.CONST:
        return value[2] if isinstance(value[2], str) else ""
    parts = [scope.values[part] for part in value[2]]
    return "".join(str(part[2]) if part[0] == f.CONST else f" {HOLE} " for part in parts)


def _is_meant(scope: Scope, index: int, text: str) -> bool:
    """Say whether a text is no prose, and no part of an f-string, which is read as a whole."""
    following = scope.values[index + 1 : index + 40]
    is_part = any(value[0] == f.JOIN and index in value[2] for value in following)
    return not is_part and not text.lstrip(" (\n\t")[:2].istitle()


def tables_of(text: str) -> Tables:
    """Return the tables that a statement reads and those it writes, each sorted; names keep their schema.

    Source: sqlglot's syntax trees; where it cannot parse a statement, the names behind FROM, JOIN, INTO, UPDATE.
    """
    import sqlglot
    from sqlglot.errors import SqlglotError

    try:
        trees = sqlglot.parse(PLACEHOLDER.sub("NULL", text))
    except (SqlglotError, RecursionError, ValueError):
        return _by_pattern(text)
    reads: set[str] = set()
    writes: set[str] = set()
    for tree in trees:
        if tree is None or isinstance(tree, sqlglot.exp.Command):
            return _by_pattern(text)
        written = _written(tree)
        own = {cte.alias_or_name for cte in tree.find_all(sqlglot.exp.CTE)}
        named = [table for table in tree.find_all(sqlglot.exp.Table) if table.name not in own]
        writes.update(_name(table) for table in named if table is written)
        reads.update(_name(table) for table in named if table is not written)
    return _sorted(reads), _sorted(writes)


def _written(tree: "object") -> "object":
    """Return the table node that a statement changes; None where it only reads."""
    from sqlglot import exp

    if not isinstance(tree, exp.Insert | exp.Update | exp.Delete | exp.Merge | exp.TruncateTable):
        return None
    target = tree.args.get("this") or next(iter(tree.expressions), None)
    return target.this if isinstance(target, exp.Schema) else target


def _name(table: "object") -> str:
    parts = [part for part in (getattr(table, "db", ""), getattr(table, "name", "")) if part]
    return ".".join(parts)


def _by_pattern(text: str) -> Tables:
    if SAYS_TO_CHANGE.match(text) and not STARTS_LIKE_SQL.match(text):
        return (), ()
    found = [(word.upper(), name.strip('"`')) for word, name in TABLE_BEHIND.findall(text)]
    reads = {name for word, name in found if word not in WRITING}
    writes = {name for word, name in found if word in WRITING}
    if re.match(r"\s*DELETE\b", text, re.I) and found:
        writes.add(found[0][1])
        reads.discard(found[0][1])
    return _sorted(reads), _sorted(writes)


def _sorted(names: set[str]) -> tuple[str, ...]:
    return tuple(sorted(name for name in names if name and name not in (HOLE, "NULL")))
