"""What migrations make, and what they do only to undo themselves. Pure."""

from analyzer.model import facts as f
from analyzer.model.code import Role
from analyzer.model.facts import MadeTable
from analyzer.model.names import last_of
from analyzer.project.code import ProjectCode
from analyzer.project.lookup import Place
from analyzer.project.roles import role_by_path
from analyzer.project.terms import CodeTerm

UNDOING = frozenset({"downgrade", "backwards", "reverse", "unapply"})  # functions, by the words of their first part
RUN_SQL = "RunSQL"
CREATE_TABLE = "create_table"
REVERSE = "reverse_sql"


def undone_in(code: ProjectCode, module: str) -> set[Place]:
    """Return the statements of a migration that only undo it: `downgrade()`, the second argument of RunSQL.

    Source: Alembic's tutorial, `downgrade`; Django, "Migration operations", RunSQL.
    """
    found: set[Place] = set()
    for number, scope in enumerate(code.all_modules[module].facts.scopes):
        undoes = scope.kind == f.FUNCTION_BODY and scope.name.rpartition(".")[2].split("_")[0] in UNDOING
        for index, value in enumerate(scope.values):
            term = CodeTerm(code, (module, number, index))
            if undoes and value[0] in (f.CONST, f.JOIN):
                found.add(term.place)
            elif value[0] == f.CALL:
                found.update(part.resolved.place for one in _reversing(term) for part in one.walk())
    return found


def _reversing(call: CodeTerm) -> list[CodeTerm]:
    """Return what a call of RunSQL is given to undo it."""
    named = [call.keywords[REVERSE]] if REVERSE in call.keywords else []
    is_run = call.at(call.value[2]).path.rpartition(".")[2] == RUN_SQL
    return [*named, *(call.arguments[1:2] if is_run else ())]


def migrations_of(code: ProjectCode) -> list[str]:
    """Return the modules of a code base that are migrations, sorted."""
    decided = {name: role_by_path(code.all_modules[name]) for name in sorted(code.left_out)}
    return [name for name, role in decided.items() if role is not None and role[0] is Role.MIGRATION]


def made_in(code: ProjectCode, module: str) -> list[MadeTable]:
    """Return the tables that a migration makes with `op.create_table("name", Column(...))`.

    Source: Alembic, "Operation Reference", create_table.
    """
    undone = undone_in(code, module)
    found = []
    for number, scope in enumerate(code.all_modules[module].facts.scopes):
        for effect in scope.effects:
            call = CodeTerm(code, (module, number, effect[3])) if effect[0] == f.CALLS else None
            callee = call.callee if call is not None else None
            if call is None or callee is None or callee.attribute != CREATE_TABLE:
                continue
            name, schema = call.argument(0, "table_name"), call.keywords.get("schema")
            if name is not None and name.text and name.resolved.place not in undone:
                table = f"{schema.text}.{name.text}" if schema is not None and schema.text else name.text
                found.append(_made(table, call))
    return found


def _made(table: str, call: CodeTerm) -> MadeTable:
    made = MadeTable(table, [], [], call.location.line, call.scope)
    for column in call.arguments[1:]:
        if column.callee is None or last_of(column.callee.path) != "Column" or not column.arguments:
            continue
        given = column.arguments
        name, type_ = given[0].text or "", given[1] if len(given) > 1 else None
        of = type_.callee if type_ is not None and type_.callee is not None else type_
        made.columns.append((name, last_of(of.path) if of is not None else ""))
        for key in [one for one in given[1:] if one.callee is not None and last_of(one.callee.path) == "ForeignKey"]:
            target = key.arguments[0].text if key.arguments else None
            if target and "." in target:
                made.keys.append((name, target.rpartition(".")[0], ""))
    return made
