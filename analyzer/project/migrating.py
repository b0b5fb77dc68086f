"""Data that migrations change: their functions, with the tables that they name instead of classes.

Source: Django, "Writing database migrations", RunPython; Alembic, "Operation Reference". Pure.
"""

from collections.abc import Iterator

from analyzer.model import facts as f
from analyzer.model.names import last_of
from analyzer.model.terms import Term
from analyzer.project.code import ProjectCode
from analyzer.project.kinds import Knowledge
from analyzer.project.migrations import UNDOING, migrations_of
from analyzer.project.terms import CodeTerm
from analyzer.project.views import CodeFunction
from analyzer.project.walk import BODIES, Walk

GET_MODEL = "get_model"
TABLES = frozenset({"table", "Table"})  # of SQLAlchemy: a table by its name, with the columns that are needed
RUN, REVERSE = "RunPython", "reverse_code"


def walk_of_migrations(knowledge: Knowledge) -> Walk:
    """Return the walk through what migrations do, without what undoes them; what they name is known afterwards.

    A model as it was then, `apps.get_model("shop", "Order")`, a table by name and a class of the migration's own stand
    for what is there today.
    """
    code = knowledge.code
    modules = migrations_of(code)
    classes = {(one.label, last_of(one.symbol).lower()): str(one.symbol) for one in knowledge.entities if one.label}
    named: dict[Term, str] = {}
    for module in modules:
        for term in _values(code, module):
            symbol = _model(term, classes) or _table(term, knowledge)
            if symbol:
                named[term] = symbol
    knowledge.named = {**knowledge.named, **named}
    scopes = [one for module in modules for one in _doing(code, module)]
    return Walk(code, scopes)


def _values(code: ProjectCode, module: str) -> Iterator[CodeTerm]:
    for number, scope in enumerate(code.all_modules[module].facts.scopes):
        for index, value in enumerate(scope.values):
            if value[0] in (f.CALL, f.DEF):
                yield CodeTerm(code, (module, number, index))


def _model(term: CodeTerm, classes: dict[tuple[str, str], str]) -> str:
    """Return the model of `apps.get_model("shop", "Order")`, `apps.get_model("shop.Order")`."""
    callee = term.at(term.value[2]) if term.op == f.CALL else None
    if callee is None or callee.attribute != GET_MODEL:
        return ""
    texts = [one.text or "" for one in (*term.arguments, *term.keywords.values())][:2]
    label, name = texts if len(texts) == 2 else (texts or [""])[0].rpartition(".")[::2]
    return classes.get((label, name.lower()), "")


def _table(term: CodeTerm, knowledge: Knowledge) -> str:
    """Return the class of `table("order", ...)`, and of a class of the migration with that `__tablename__`."""
    if term.op == f.DEF:
        view = term.as_class
        given = view.body.get("__tablename__") if view is not None else None
    else:
        path = term.at(term.value[2]).path
        is_table = path.startswith("sqlalchemy.") and last_of(path) in TABLES
        given = term.argument(0, "name") if is_table else None
    name = given.text if given is not None else None
    return knowledge.class_of_table.get(name, "") if name else ""


def _doing(code: ProjectCode, module: str) -> Iterator[tuple[str, int]]:
    """Go through the bodies of a migration that do not only undo it."""
    undoing = {
        number for number, _scope in enumerate(code.all_modules[module].facts.scopes) if _undoes(code, module, number)
    }
    for term in _values(code, module):
        if term.op == f.CALL and last_of(term.at(term.value[2]).path) == RUN:
            given = term.argument(1, REVERSE)
            view = given.as_function if given is not None else None
            undoing |= {view.number} if isinstance(view, CodeFunction) and view.module == module else set()
    for number, scope in enumerate(code.all_modules[module].facts.scopes):
        around = {number}
        parent = scope.parent
        while parent >= 0:
            around.add(parent)
            parent = code.scope(module, parent).parent
        if scope.kind in BODIES and around.isdisjoint(undoing):
            yield module, number


def _undoes(code: ProjectCode, module: str, number: int) -> bool:
    scope = code.scope(module, number)
    return scope.kind == f.FUNCTION_BODY and last_of(scope.name).split("_")[0] in UNDOING
