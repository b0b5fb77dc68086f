"""Raw SQL in string constants: which tables a statement reads and writes. Pure."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from analyzer.facts.composed import HOLE, Composed, compositions
from analyzer.facts.made_tables import CREATE, find_made, passing_tables
from analyzer.facts.scripts import parts_of_script
from analyzer.facts.stored_sql import SCRIPT, Stored, find_stored
from analyzer.model.facts import FileFacts, MadeTable, Query, Scope, Script

# What has to stand behind the table, so that "insert into the list failed" is prose: the table, its alias, the rest.
_TABLE = (
    r"(?:ONLY\s+)?(?:[\w.$%{}()?:@]|\"[^\"]+\"|`[^`]+`|\[[^]]+\]"
    rf"|\s+(?={HOLE}\b)|(?<={HOLE})\s+(?=[\w.]*_))+?\s*"
)
_VALUES = rf"(?:VALUES?|SELECT|DEFAULT|SET|WITH|OVERRIDING|PARTITION|{HOLE})\b"
_COMMENTS = r"\s*+(?:(?>--[^\n]*|/\*.*?\*/)\s*+)*+"
_CONDITION = rf"(?:WHERE|USING|RETURNING|ORDER|LIMIT|PARTITION|{HOLE})\b"
_ALIAS = rf"(?:\s(?:AS\s+)?(?!{_VALUES}|{_CONDITION})\w+\s*)?"
_CHANGES = (
    rf"(?:INSERT\s+(?:IGNORE\s+|OR\s+\w+\s+)?|REPLACE\s+)INTO\s+{_TABLE}(?:{_ALIAS}(?:\(|{_VALUES})|$)"
    rf"|UPDATE\s+\S+.*?\bSET\b(?:[^=]*=|\s*(?:{HOLE}\b|%\(\w+\)s|%s|\?|\{{\w*\}}|$))"
    rf"|DELETE\s+FROM\s+{_TABLE}(?:{_ALIAS}(?:{_CONDITION}|[;,)])|$)"
)
# Source: PostgreSQL's manual, COPY: of a table or a query, from or to the client, a program or a file of the server.
_COPIES = rf"COPY\s+(?:\(.+\)|{_TABLE}(?:\([^)]*\)\s*)?)\s*\b(?:FROM|TO)\s+(?:STDIN|STDOUT|PROGRAM\b|'|%s|{HOLE}\b)"
STARTS_LIKE_SQL = re.compile(
    rf"{_COMMENTS}(?:\(\s*)?(?:SELECT\b.+?\bFROM\b|{_CHANGES}|TRUNCATE\s+|WITH\b.+?\bSELECT\b|MERGE\s+INTO\b"
    rf"|{_COPIES})",
    re.I | re.S,
)
SAYS_TO_CHANGE = re.compile(rf"{_COMMENTS}(?:INSERT|REPLACE|UPDATE|DELETE)\b", re.I | re.S)
AS_SELECT = re.compile(r"\)?\s*\bAS\s*\(?\s*(?P<select>(?:SELECT|WITH)\b.*)", re.I | re.S)
PLACEHOLDER = re.compile(r"%\(\w+\)s|%s|(?<![:\w]):[A-Za-z_]\w*|\?|\{\w*\}|\$\d+")
SHORTEST = len("DELETE FROM x")
TABLE_BEHIND = re.compile(
    r"\b(FROM|JOIN|INTO|UPDATE)\s+(?!SET\b|NULL\b|SELECT\b|CASCADE\b)([A-Za-z_][\w.]*|\"[^\"]+\"|`[^`]+`)", re.I
)
WRITING = frozenset({"INTO", "UPDATE"})
Tables = tuple[tuple[str, ...], tuple[str, ...]]  # read, written


def note_queries(facts: FileFacts, text: str) -> None:
    """Note where a file has strings like SQL. What they say is read apart: a parser of SQL takes long to load."""
    facts.asking = [number for number, scope in enumerate(facts.scopes) if any(_meant(scope))]
    facts.passing = sorted(passing_tables(text)) if facts.asking else []


def read_queries(facts: FileFacts) -> None:
    """Read the SQL that `note_queries` saw."""
    for number in facts.asking:
        queries, tables = find_queries(facts.scopes[number], number)
        facts.queries += queries
        facts.tables += tables
    facts.queries = without_passing(facts.queries, facts.passing)


def _meant(scope: Scope) -> Iterator[tuple[int, Composed, bool]]:
    """Go through the strings of a scope that are meant as SQL, and whether each is a statement."""
    for index, composed in compositions(scope):
        text = composed.text
        is_statement = STARTS_LIKE_SQL.match(text) is not None
        is_meant = len(text) >= SHORTEST and not text.lstrip(" (\n\t")[:2].istitle()
        if is_meant and (is_statement or SCRIPT.match(text)):
            yield index, composed, is_statement


def find_queries(scope: Scope, number: int) -> tuple[list[Query], list[MadeTable]]:
    """Return the SQL statements among the strings of a scope, and the tables that they create.

    What is put into a text is a hole: a table whose name holds one is written with it, `log_{12}`, `{:table}`.
    A text that begins in title case ("Select a file from the list") is prose.

    Source: idioms of real monoliths, A19: constants that *start* like SQL, wherever they are.
    """
    queries: list[Query] = []
    tables: list[MadeTable] = []
    for index, composed, is_statement in _meant(scope):
        line = scope.values[index][1]
        queries += _queries(composed, number, index) if is_statement else _of_script(composed, number, index)
        tables += [] if is_statement else [_placed(one, composed, number, line) for one in find_made(composed.text)]
    return queries, tables


def read_script(text: str) -> Script:
    """Return what a `.sql` file does and makes, statement by statement."""
    queries, tables = _read_script(text)
    return Script(without_passing(queries, passing_tables(text) if queries else ()), tables)


def without_passing(queries: list[Query], passing: Collection[str]) -> list[Query]:
    """Leave the temporary tables out of what queries touch that a file creates: no other code ever sees their rows."""
    if not passing:
        return queries
    left = []
    for one in queries:
        reads, writes = ([name for name in names if name.lower() not in passing] for names in (one.reads, one.writes))
        if reads or writes or not (one.reads or one.writes):
            left.append(replace(one, reads=reads, writes=writes))
    return left


def _read_script(text: str) -> tuple[list[Query], list[MadeTable]]:
    queries: list[Query] = []
    tables: list[MadeTable] = []
    for part in parts_of_script(text):
        stored = find_stored(part.text)
        made = find_made(part.text)
        tables += [replace(one, line=part.line) for one in made]
        if stored:
            found = [_stored_query(one, -1, part.line, False) for one in stored]
        elif STARTS_LIKE_SQL.match(part.text) or CREATE.match(part.text) or made:
            reads, writes = (_copied(part.text), ()) if CREATE.match(part.text) or made else tables_of(part.text)
            found = [Query(-1, part.line, list(reads), list(writes), False)]
        else:
            found = []
        makes = bool(made) or CREATE.match(part.text) is not None
        queries += [replace(one, name=one.name or part.section) for one in found if not makes or one.reads]
    return queries, tables


def _copied(text: str) -> tuple[str, ...]:
    """Return the tables behind `CREATE TABLE x AS SELECT ...`."""
    found = AS_SELECT.search(text)
    return tables_of(found["select"])[0] if found is not None else ()


def _queries(composed: Composed, scope: int, value: int) -> list[Query]:
    reads, writes = ([composed.named(one) for one in names] for names in tables_of(composed.text))
    return [Query(scope, value, reads, writes, bool(composed.holes))]


def _of_script(composed: Composed, scope: int, value: int) -> list[Query]:
    """Return what the parts of a script in a string do, each as a statement of its own."""
    queries, _tables = _read_script(composed.text)
    return [
        replace(one, scope=scope, value=value, has_holes=bool(composed.holes),
                reads=[composed.named(name) for name in one.reads],
                writes=[composed.named(name) for name in one.writes])
        for one in queries
    ]  # fmt: skip


def _placed(table: MadeTable, composed: Composed, scope: int, line: int) -> MadeTable:
    return replace(table, name=composed.named(table.name), scope=scope, line=line)


def _stored_query(stored: Stored, scope: int, value: int, has_holes: bool) -> Query:
    """Return what the statements of a trigger, function or view touch together; a trigger reads what sets it off."""
    touched = [tables_of(text) for text in stored.statements]
    reads = {table for one, _ in touched for table in one} | {stored.table} - {""}
    writes = {table for _, one in touched for table in one}
    return Query(scope, value, sorted(reads), sorted(writes), has_holes, stored.what, stored.name)


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
        written = {id(one) for one in _written(tree)}
        own = {cte.alias_or_name for cte in tree.find_all(sqlglot.exp.CTE)}
        named = [table for table in tree.find_all(sqlglot.exp.Table) if table.name not in own]
        writes.update(_name(table) for table in named if id(table) in written)
        reads.update(_name(table) for table in named if id(table) not in written)
    return _sorted(reads), _sorted(writes)


def _written(tree: Any) -> list[object]:
    """Return the table nodes that a statement changes, or one inside of it: `WITH x AS (DELETE ...)`."""
    from sqlglot import exp

    found: list[object] = []
    for node in tree.find_all(exp.Insert, exp.Update, exp.Delete, exp.Merge, exp.TruncateTable, exp.Copy):
        if isinstance(node, exp.Copy) and not node.args.get("kind"):  # TO somewhere
            continue
        targets = node.expressions if isinstance(node, exp.TruncateTable) else [node.args.get("this")]
        found += [one.this if isinstance(one, exp.Schema) else one for one in targets]
    return found


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
    return tuple(sorted(name for name in names if name and name.upper() != "NULL"))
