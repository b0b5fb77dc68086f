"""Tell libraries from domain code by what the whole project shows. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from analyzer.model.code import NOT_RUNNING, PLATFORM, Call, Module, When
from analyzer.model.data import EntityKind
from analyzer.model.location import Confidence, Reason
from analyzer.model.names import ancestors_of, parent_of
from analyzer.model.project import Project, module_of

FEWEST_PACKAGES = 3  # that use a module before it can be a utility
MOSTLY_IDLE = 0.5  # of the parts of a module; then the idle ones are a library, whatever the others do
MANY_GUARDED = 0.2  # of the entry points; what guards more is everybody's


def find_platform(project: Project) -> dict[str, Reason]:
    """Return the running modules that serve everybody and own nothing, each with the reason.

    Utility: no entity, no data access, direct or through calls, no entry point, used from FEWEST_PACKAGES packages
    or more. Guard: decides who may enter, for more than MANY_GUARDED of the entry points, and touches no data.
    Operators: all entry points are pages of the admin, and no entity is defined.
    Where nothing is known to touch data the rules say nothing: every module would look like a utility.
    """
    if not project.accesses:
        return {}
    modules = project.modules_by_name()
    reached, users = _reached(project), _users(project, modules)
    busy = {module_of(name, modules) for name in reached}
    guarded = Counter(module_of(guard, modules) for entry in project.entry_points for guard in set(entry.guards))
    found = _operated(project, modules)
    for name, module in sorted(modules.items()):
        if module.role in NOT_RUNNING | PLATFORM or name in busy:
            continue
        packages = _packages(users[name])
        if len(packages) >= FEWEST_PACKAGES:
            text = f"it touches no data, nothing wakes it, and {len(packages)} packages use it"
            found[name] = Reason("utility", text)
        elif guarded[name] > MANY_GUARDED * len(project.entry_points):
            text = f"it guards {guarded[name]} of {len(project.entry_points)} entry points and touches no data"
            found[name] = Reason("guard", text)
    return found


def _operated(project: Project, modules: dict[str, Module]) -> dict[str, Reason]:
    """Return the modules that only register pages of the admin: they serve operators, whatever they show."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for entry in project.entry_points:
        kinds[module_of(entry.function, modules)].add(entry.kind)
    own = {entity.module for entity in project.entities}
    reason = Reason("operators", "all its entry points are pages of the admin")
    return {name: reason for name in sorted(kinds) if kinds[name] == {"admin"} and name not in own}


def find_library_parts(project: Project) -> dict[str, Reason]:
    """Return the idle functions of mixed modules: most parts touch no data, FEWEST_PACKAGES packages use the module."""
    modules = project.modules_by_name()
    reached, users = _reached(project), _users(project, modules)
    functions = {item.name for item in project.definitions if item.kind == "function"}
    tops = {item.name for item in project.definitions if item.module == parent_of(item.name)}
    busy = {prefix for name in reached for prefix in ancestors_of(name)}
    found: dict[str, Reason] = {}
    for module in sorted({parent_of(name) for name in tops}):
        parts = sorted(name for name in tops if parent_of(name) == module)
        idle = [name for name in parts if name not in busy and name in functions]
        packages = len(_packages(users[module]))
        if len(idle) > MOSTLY_IDLE * len(parts) and packages >= FEWEST_PACKAGES:
            text = f"it touches no data and lies in {module}, which {packages} packages use and which is mostly such"
            found.update({name: Reason("utility", text) for name in idle})
    return found if project.accesses else {}


def _packages(users: Iterable[str]) -> set[str]:
    """Return the packages that the users lie in."""
    return {parent_of(user) for user in users}


def _reached(project: Project) -> set[str]:
    """Return what defines entities, is woken from outside, or touches data, be it through calls."""
    callers: dict[str, list[str]] = defaultdict(list)
    hooks = _Hooks(project)
    for call in project.calls:
        if call.confidence is not Confidence.LOW and not hooks.holds(call):
            callers[call.callee].append(call.caller)
            callers[call.receiver].append(call.caller)
    waiting: list[str] = [access.receiver or access.function for access in project.accesses]
    reached = set(waiting)
    while waiting:
        for caller in callers[waiting.pop()]:
            if caller not in reached:
                reached.add(caller)
                waiting.append(caller)
    reached.update(entry.function for entry in project.entry_points)
    reached.update(entity.symbol for entity in project.entities if entity.kind is not EntityKind.ABSTRACT)
    return reached


def _users(project: Project, modules: dict[str, Module]) -> dict[str, set[str]]:
    """Map each module to the other running modules that use it."""
    users: dict[str, set[str]] = defaultdict(set)
    ends: list[tuple[str, str]] = [(call.caller, call.callee) for call in project.calls]
    ends += [(item.client, item.supplier) for item in project.dependencies if item.when is not When.TYPING]
    for client, supplier in ends:
        user, used = module_of(client, modules), module_of(supplier, modules)
        if user and used and user != used and modules[user].role not in NOT_RUNNING:
            users[used].add(user)
    return users


class _Hooks:
    """Calls that a base class makes on itself and that land in a class below it."""

    def __init__(self, project: Project) -> None:
        self.bases: dict[str, set[str]] = defaultdict(set)
        for item in project.dependencies:
            if item.kind == "inherit":
                self.bases[item.client].add(item.supplier)

    def holds(self, call: Call) -> bool:
        """Return whether the callee's class is below the caller's."""
        waiting, seen, above = [parent_of(call.callee)], set[str](), parent_of(call.caller)
        while waiting:
            for base in self.bases.get(waiting.pop(), set()) - seen:
                if base == above:
                    return True
                seen.add(base)
                waiting.append(base)
        return False
