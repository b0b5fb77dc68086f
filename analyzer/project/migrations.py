"""What migrations do to undo themselves. Pure."""

from analyzer.model import facts as f
from analyzer.project.code import ProjectCode
from analyzer.project.lookup import Place
from analyzer.project.terms import CodeTerm

UNDOING = frozenset({"downgrade", "backwards", "reverse", "unapply"})  # functions, by the words of their first part
RUN_SQL = "RunSQL"
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
