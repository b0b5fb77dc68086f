"""Admin views of Flask-Admin: an operator reads and writes one entity.

Source: https://github.com/pallets-eco/flask-admin, manual, "Adding Model Views" and "Adding Your Own Views".
Pure.
"""

from collections.abc import Iterator

from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.names import EntryPointId, SymbolName, last_of
from analyzer.model.problem import Problem
from analyzer.model.terms import Code, Term
from analyzer.model.usage import EntryPoint, told_apart

ADMINS = frozenset({"flask_admin.Admin", "flask_admin.base.Admin"})
VIEWS = frozenset(
    {
        "flask_admin.base.BaseView",
        "flask_admin.BaseView",
        "flask_admin.AdminIndexView",
        "flask_admin.model.BaseModelView",
    }
    | {f"flask_admin.contrib.{part}.ModelView" for part in ("sqla", "sqlamodel", "peewee", "mongoengine", "pymongo")}
    | {f"flask_admin.contrib.{part}.view.ModelView" for part in ("sqla", "peewee", "mongoengine")}
)


def find_entries(code: Code) -> FoundEntries:
    """Return the views that are added to an admin, and calls that add something unknown."""
    entries: list[EntryPoint] = []
    problems: list[Problem] = []
    for call in code.calls_of("add_view"):
        for case in code.cases(call) if _is_admin(code, call) else ():
            given = case.argument(0, "view")
            found = [_entry(case, one) for one in given.alternatives()] if given is not None else []
            known = [one for one in found if one is not None]
            entries.extend(known)
            if not known:
                message = "a view of the admin is made when the application runs"
                problems.append(Problem("unresolved-view", message, case.location, "which tables operators change"))
    return FoundEntries(told_apart(entries), (), tuple(dict.fromkeys(problems)))


def _is_admin(code: Code, call: Term) -> bool:
    base = call.callee.base if call.callee is not None else None
    made = [one.callee for one in base.origins()] if base is not None else []
    own = {view.symbol for view in code.subclasses_of(ADMINS)}
    return any(one is not None and one.path in ADMINS | own for one in made)


def _entry(call: Term, view: Term) -> EntryPoint | None:
    """Return the entry point of `ModelView(Order, db.session)`: its own class, else the entity that it shows."""
    callee = view.callee
    own = callee.as_class if callee is not None else None
    is_view = callee is not None and (callee.path in VIEWS or (own is not None and not VIEWS.isdisjoint(own.mro)))
    if not is_view:
        return None
    model = next(_models(view), None)
    function = own.symbol if own is not None else model.path if model is not None else ""
    name = last_of(model.path) if model is not None and model.path else last_of(function)
    if not function:
        return None
    key = EntryPointId(f"admin {name}")
    return EntryPoint(key, "admin", name, SymbolName(function), call.location, framework="flask_admin")


def _models(view: Term) -> Iterator[Term]:
    given = view.argument(0, "model")
    if given is not None and given.as_class is not None:
        yield given


FLASK_ADMIN = Framework(
    name="flask_admin",
    title="Flask-Admin",
    packages=frozenset({"flask_admin"}),
    source="https://github.com/pallets-eco/flask-admin",
    parent="flask",
    find_entries=find_entries,
)
