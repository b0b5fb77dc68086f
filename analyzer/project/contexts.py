"""When every data access happens: by the kinds of entry points that reach it and the role of its module. Pure."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from analyzer.model.code import Role
from analyzer.model.data import Access, Context
from analyzer.model.project import Project, module_of
from analyzer.model.usage import context_of

PLACES = {Role.TEST: Context.TEST, Role.MIGRATION: Context.MIGRATION, Role.SCRIPT: Context.COMMAND}
IN_DATABASE = "trigger"  # verb of what the database does by itself
KEPT = frozenset({IN_DATABASE, "function", "procedure", "view"})  # verbs of what is kept in the database
SCRIPT = ".sql"  # how functions end that are files of SQL
ORDER = {context: number for number, context in enumerate(Context)}


def with_contexts(project: Project) -> tuple[Access, ...]:
    """Return the accesses of a project, each with all contexts that it happens in.

    Code of tests, migrations and scripts runs as such, whatever else reaches it. What no entry point reaches is
    `unknown`: not seen is not the same as never.
    """
    reached = _reached(project)
    modules = project.modules_by_name()
    roles: dict[str, Role] = {}
    for access in project.accesses:
        if access.function not in roles:
            module = modules.get(module_of(access.function, modules))
            roles[access.function] = module.role if module is not None else Role.APPLICATION
    return tuple(replace(one, contexts=_contexts(one, reached, roles[one.function])) for one in project.accesses)


def _reached(project: Project) -> Mapping[str, set[Context]]:
    """Map every function to the contexts that it is reached in."""
    kinds = {entry.id: entry.kind for entry in project.entry_points}
    found: dict[str, set[Context]] = defaultdict(set)
    for case in project.use_cases:
        context = context_of(kinds.get(case.entry_point, ""))
        for function in case.functions if context is not Context.UNKNOWN else ():
            found[function].add(context)
    return found


def _contexts(access: Access, reached: Mapping[str, set[Context]], role: Role) -> tuple[Context, ...]:
    if access.verb in KEPT:
        return (Context.TRIGGER,)
    if access.function.endswith(SCRIPT):
        return (Context.MIGRATION,)  # nothing of the code is seen to run it: a person does, beside the application
    if role in PLACES:
        return (PLACES[role],)
    return tuple(sorted(reached.get(access.function, ()), key=ORDER.__getitem__)) or (Context.UNKNOWN,)
