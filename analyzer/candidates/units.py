"""Find what is placed: modules, and the top-level symbols of modules that are a crossroads. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from analyzer.candidates.platform import find_library_parts, find_platform
from analyzer.model.code import NOT_RUNNING, PLATFORM, Definition, Module, Role
from analyzer.model.data import EntityKind, Level
from analyzer.model.location import Reason
from analyzer.model.names import ancestors_of, parent_of
from analyzer.model.project import Project
from analyzer.model.units import Split, Unit, Units

ROOTS = frozenset({Role.COMPOSITION_ROOT, Role.MIDDLEWARE})
MANY_ENTITIES = 3  # tables defined in one module: then each class is placed by who uses it
MANY_TABLES = 6  # touched by one module: an API to everything, whatever calls inside it join
MANY_JOBS = 4  # groups of a module's symbols that share neither data nor calls
HEAVY_JOBS = 2  # such groups that each touch HEAVY tables or more
HEAVY = 2
WIDE = 0.5  # of the modules that touch data; a table touched by more ties nothing together
FEWEST_WIDE = 4  # modules that touch a table before it can be wide


def find_units(project: Project) -> Units:
    """Return the units of the running application, and which of them are a library unless few services use them.

    Rule: a module splits where it defines MANY_ENTITIES tables or more, where it touches MANY_TABLES or more, or
    where its symbols fall into MANY_JOBS groups or more, each with data, an entry point or clients of its own, that
    neither call each other nor share a table or, where they touch none, a client; HEAVY_JOBS groups are enough where
    each touches HEAVY tables.
    """
    facts = _Facts.of(project)
    libraries, aside = find_platform(project), find_library_parts(project)
    units: list[Unit] = []
    splits: list[Split] = []
    platform = {module.name for module in project.modules if module.role in PLATFORM} | set(libraries)
    for module in _running(project):
        because = None if module.name in platform else _why_split(module.name, facts, aside)
        if because is None:
            units.append(Unit(module.name, module.name, "module", module.path, 1, module.lines))
            continue
        parts = facts.parts(module)
        units.extend(parts)
        splits.append(Split(module.name, tuple(sorted(part.id for part in parts)), because))
    homes = {unit.id: unit.id for unit in units}
    # What stands outside the units must not fall back to the unit of an enclosing package.
    for module in project.modules:
        homes.setdefault(module.name, "")
    libraries |= _in_splits(aside, splits)
    placed = tuple(sorted(units, key=lambda unit: unit.id))
    roots = tuple(module.name for module in _running(project) if module.role in ROOTS and not module.is_package)
    return Units(placed, tuple(sorted(platform.union(libraries))), roots, tuple(splits), homes, libraries)


def _in_splits(aside: Mapping[str, Reason], splits: Iterable[Split]) -> dict[str, Reason]:
    """Return what is set aside of the modules that split; elsewhere a symbol goes where its module goes."""
    split = {item.module for item in splits}
    return {name: reason for name, reason in aside.items() if parent_of(name) in split}


def _running(project: Project) -> list[Module]:
    """Return the modules that are placed, sorted by name."""
    chosen = [module for module in project.modules if module.role not in NOT_RUNNING]
    return sorted(chosen, key=lambda module: module.name)


@dataclass(slots=True)
class _Facts:
    """What is asked about a module's top-level symbols."""

    symbols: dict[str, list[Definition]] = field(default_factory=lambda: defaultdict(list))  # by module
    entities: dict[str, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))  # symbol, line
    tables: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # by symbol, wide ones left out
    uses: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # symbol -> symbols of its module
    clients: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # symbol -> other modules
    entries: set[str] = field(default_factory=set)
    top: dict[str, str] = field(default_factory=dict)  # symbol -> module

    @staticmethod
    def of(project: Project) -> "_Facts":
        """Collect the facts once."""
        facts = _Facts()
        modules = {module.name for module in project.modules}
        for definition in project.definitions:
            if definition.module == parent_of(definition.name) and definition.module in modules:
                facts.symbols[definition.module].append(definition)
                facts.top[definition.name] = definition.module
        for entity in project.entities:
            if parent_of(entity.symbol) == entity.module and entity.kind is not EntityKind.EXTERNAL:
                facts.top[entity.symbol] = entity.module
                if entity.table:
                    facts.entities[entity.module].append((entity.symbol, entity.location.line))
        _add_behaviour(facts, project)
        return facts

    def symbol(self, name: str) -> str:
        """Return the top-level symbol that holds a name, "" for none."""
        return next((prefix for prefix in ancestors_of(name) if prefix in self.top), "")

    def touched(self, symbols: Iterable[str]) -> set[str]:
        """Return the tables that the symbols touch, wide ones left out."""
        return set().union(*(self.tables.get(symbol, set()) for symbol in symbols))

    def has_job(self, symbol: str) -> bool:
        """Return whether a symbol touches data, is woken from outside or is used by another module."""
        return bool(self.tables.get(symbol) or symbol in self.entries or self.clients.get(symbol))

    def keys(self, symbol: str) -> list[str]:
        """Return what a symbol has in common with others: its tables, or where it has none, its clients."""
        return sorted(self.tables.get(symbol) or self.clients.get(symbol) or [])

    def parts(self, module: Module) -> list[Unit]:
        """Return a unit for every top-level symbol of the module, in the order of their names."""
        known: dict[str, Unit] = {
            item.name: Unit(item.name, module.name, item.kind, module.path, item.location.line, _lines(item))
            for item in self.symbols[module.name]
        }
        for symbol, line in self.entities[module.name]:
            known.setdefault(symbol, Unit(symbol, module.name, "table", module.path, line, 1))
        return [known[name] for name in sorted(known)]


def _lines(definition: Definition) -> int:
    """Return how many lines a definition has, at least one."""
    return max(1, definition.end_line - definition.location.line + 1)


def _add_behaviour(facts: _Facts, project: Project) -> None:
    """Add data access, calls inside the module and entry points."""
    wide = _wide_tables(facts, project)
    for access in project.accesses:
        symbol = facts.symbol(access.function)
        followed = access.op == "read" and access.level is Level.RELATION  # it asked for another table and walked on
        if symbol and access.table not in wide and not followed:
            facts.tables[symbol].add(access.table)
    ends: list[tuple[str, str]] = [(call.caller, call.callee) for call in project.calls]
    ends += [(dependency.client, dependency.supplier) for dependency in project.dependencies]
    for source, target in ends:
        first, second = facts.symbol(source), facts.symbol(target)
        if first and second and first != second:
            inside = facts.top[first] == facts.top[second]
            (facts.uses[first] if inside else facts.clients[second]).add(second if inside else facts.top[first])
    facts.entries = {facts.symbol(entry.function) for entry in project.entry_points} - {""}


def _wide_tables(facts: _Facts, project: Project) -> set[str]:
    """Return the tables that so many modules touch that sharing them says nothing."""
    touched: dict[str, set[str]] = defaultdict(set)
    for access in project.accesses:
        symbol = facts.symbol(access.function)
        if symbol:
            touched[access.table].add(facts.top[symbol])
    touching = len(set().union(*touched.values()))
    return {table for table, by in touched.items() if len(by) >= FEWEST_WIDE and len(by) > WIDE * touching}


def _why_split(module: str, facts: _Facts, aside: Mapping[str, Reason]) -> Reason | None:
    """Return why a module splits, None where it stays whole."""
    idle = sum(1 for item in facts.symbols[module] if item.name in aside)
    if idle:
        parts = len(facts.symbols[module])
        return Reason(
            "mostly-library", f"{idle} of {parts} parts of {module} are a library, so they are placed one by one"
        )
    entities = len({symbol for symbol, _ in facts.entities[module]})
    if entities >= MANY_ENTITIES:
        return Reason("many-entities", f"{module} defines {entities} tables, so its classes are placed one by one")
    symbols = [item.name for item in facts.symbols[module]]
    tables = facts.touched(symbols)
    if len(tables) >= MANY_TABLES and len(symbols) > 1:
        return Reason("many-tables", f"{module} touches {len(tables)} tables, so its parts are placed one by one")
    groups = _groups(symbols, facts)
    jobs = sum(1 for group in groups if any(map(facts.has_job, group)))
    heavy = sum(1 for group in groups if len(facts.touched(group)) >= HEAVY)
    if jobs >= MANY_JOBS or heavy >= HEAVY_JOBS:
        return Reason("many-jobs", f"{module} does {jobs} jobs that share neither calls nor tables")
    return None


def _groups(symbols: Iterable[str], facts: _Facts) -> list[list[str]]:
    """Group a module's symbols that call each other, touch the same table or serve the same client."""
    parent = {symbol: symbol for symbol in symbols}
    first_by_key: dict[str, str] = {}
    for symbol in sorted(parent):
        for other in sorted(facts.uses.get(symbol, ())):
            if other in parent:
                parent[_top(symbol, parent)] = _top(other, parent)
        for key in facts.keys(symbol):
            parent[_top(symbol, parent)] = _top(first_by_key.setdefault(key, symbol), parent)
    groups: dict[str, list[str]] = defaultdict(list)
    for symbol in sorted(parent):
        groups[_top(symbol, parent)].append(symbol)
    return list(groups.values())


def _top(symbol: str, parent: Mapping[str, str]) -> str:
    """Follow parents to the representative."""
    while parent[symbol] != symbol:
        symbol = parent[symbol]
    return symbol
