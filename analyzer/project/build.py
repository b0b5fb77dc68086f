"""From the facts of every file to one Project: the table of contents of step two. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from analyzer.model.beside import NOTHING_BESIDE, Beside
from analyzer.model.facts import FileFacts
from analyzer.model.knowledge import FoundEntities, FoundEntries, Framework
from analyzer.model.names import parent_of
from analyzer.model.problem import Problem
from analyzer.model.project import Coverage, Project
from analyzer.model.source import SourceFile, SourceTree
from analyzer.model.templates import Template
from analyzer.model.usage import EntryPoint
from analyzer.project.accesses import AccessFacts, AccessReader
from analyzer.project.arguments import Arguments
from analyzer.project.calls import CallFacts, CallReader
from analyzer.project.code import ProjectCode
from analyzer.project.contexts import with_contexts
from analyzer.project.dependencies import DependencyFacts, DependencyReader
from analyzer.project.effect_table import find_effects
from analyzer.project.gaps import Read, with_gaps
from analyzer.project.kinds import Knowledge
from analyzer.project.listing import file_problems, list_definitions, list_modules
from analyzer.project.measures import Measures, Seen
from analyzer.project.migrating import walk_of_migrations
from analyzer.project.names import ModuleCode
from analyzer.project.nodes import Nodes
from analyzer.project.openers import find_openers
from analyzer.project.pages import Pages
from analyzer.project.platform import refine_roles
from analyzer.project.processes import launched_scripts, with_processes
from analyzer.project.raw_tables import find_raw_tables
from analyzer.project.receivers import Receivers, inherited
from analyzer.project.receiving import Receiving
from analyzer.project.request_wide import with_request_wide
from analyzer.project.roles import is_left_out
from analyzer.project.signatures import with_signatures
from analyzer.project.testing import find_tests
from analyzer.project.transactions import find_transactions
from analyzer.project.types import Types
from analyzer.project.use_cases import find_use_cases
from analyzer.project.walk import Walk

NO_TEMPLATES: Mapping[str, Template] = {}


def build_project(
    files: Iterable[tuple[SourceFile, FileFacts]],
    tree: SourceTree,
    frameworks: Iterable[Framework],
    templates: Mapping[str, Template] = NO_TEMPLATES,
    beside: Beside = NOTHING_BESIDE,
) -> Project:
    """Return everything that the facts of all files mean together.

    Args:
        files: Every file that could be read, with its facts; module names are unique.
        tree: What was found on disk: manifests and problems.
        frameworks: All that we know; those not in use in this code base are left out here.
        templates: What every template states, by path.
        beside: What `.sql` files and deployment files state.
    """
    modules = {file.module: ModuleCode(file.module, file, facts) for file, facts in files}
    code = ProjectCode(modules, _left_out(modules.values()), tree.manifests, beside.scripts)
    used = frameworks_in_use(modules.values(), frameworks)
    found = [one.find_entities(code) for one in used]
    found.append(find_raw_tables(code, found))
    woken = {one.name: one.find_entries(code) for one in used}
    entries = _merge(list(woken.values()))
    deployments = (tree.name, beside.deployments)
    scripts = launched_scripts(code, used, entries.entry_points, deployments)
    entries = replace(entries, entry_points=(*entries.entry_points, *scripts))
    problems = [*tree.problems, *file_problems(code), *entries.problems]
    problems += [problem for part in found for problem in part.problems]
    project = _assemble(_know(code, used, found), entries, problems, tree, templates)
    project = with_request_wide(project, code, used)
    project = replace(project, modules=refine_roles(code, project))
    project = replace(project, accesses=with_contexts(project))
    project = replace(project, tests=find_tests(code, project))
    queues = {name: one.queues for name, one in woken.items()}
    return with_processes(project, code, used, queues, deployments)


def frameworks_in_use(modules: Iterable[ModuleCode], frameworks: Iterable[Framework]) -> tuple[Framework, ...]:
    """Return the frameworks that the code base imports anywhere, with the parents they build on."""
    roots = {one.module.partition(".")[0] for module in modules for one in module.facts.imports}
    known = tuple(frameworks)
    names = {one.name for one in known if one.packages & roots or not one.packages}
    parents = {one.parent for one in known if one.name in names}
    return tuple(one for one in known if one.name in names | parents)


def _left_out(modules: Iterable[ModuleCode]) -> frozenset[str]:
    return frozenset(module.name for module in modules if is_left_out(module))


def _know(code: ProjectCode, used: tuple[Framework, ...], found: list[FoundEntities]) -> Knowledge:
    """Merge what the frameworks found; a child framework may find again what its parent did."""
    entities = {(one.symbol, one.table): one for part in found for one in part.entities}
    relations = {
        (one.from_table, one.column, one.to_table, one.kind, one.field, one.declared_in): one
        for part in found
        for one in part.relations
    }
    merged = FoundEntities(
        entities=tuple(entities[key] for key in sorted(entities)),
        relations=tuple(relations[key] for key in sorted(relations)),
        named={term: symbol for part in found for term, symbol in part.named.items()},
        bindings=tuple(one for part in found for one in part.bindings),
        parameters={key: types for part in found for key, types in part.parameters.items()},
        attributes={name: symbol for part in found for name, symbol in part.attributes.items()},
    )
    return Knowledge(code, used, merged)


def _assemble(
    knowledge: Knowledge,
    entries: FoundEntries,
    problems: list[Problem],
    tree: SourceTree,
    templates: Mapping[str, Template],
) -> Project:
    code, walk, types = knowledge.code, Walk(knowledge.code), Types(knowledge)
    openers = find_openers(code, knowledge.transactions, knowledge.commits)
    Arguments(types).learn(walk)
    entry_points = tuple(sorted(entries.entry_points, key=lambda one: one.id))
    pages = Pages(types, templates)
    calls, accesses, nodes = _read_code(types, walk, openers, entry_points, pages)
    edges, dependencies = nodes.edges(calls.edges, entries.wires), DependencyReader(code).read()
    outside = find_effects(types, walk, openers, entries.wires)
    receiving = Receiving(knowledge, walk, entries.wires, openers)
    scopes = find_transactions(knowledge, nodes, calls.edges, openers, receiving)
    seen = Seen(outside.effects, outside.services, scopes, entries.wires, entry_points)
    measures = Measures(seen, nodes, edges, calls.edges)
    gaps = [*problems, *dependencies.problems, *accesses.problems]
    project = Project(
        modules=list_modules(code, knowledge.entities, entry_points),
        definitions=list_definitions(code),
        dependencies=dependencies.dependencies,
        calls=calls.calls,
        wires=(*entries.wires, *pages.wires(nodes, edges)),
        entities=knowledge.entities,
        relations=knowledge.relations,
        accesses=accesses.accesses,
        open_sites=accesses.open_sites,
        transactions=measures.with_effects(),
        entry_points=entry_points,
        use_cases=find_use_cases(code, entry_points, nodes, edges, measures),
        effects=outside.effects,
        external_services=outside.services,
        frameworks=tuple(sorted(one.name for one in knowledge.frameworks if one.listed)),
        coverage=_coverage((len(code.all_modules), len(tree.files)), dependencies, calls, accesses),
        problems=tuple(sorted(gaps, key=lambda one: (one.location, one.slug, one.message))),
    )
    return with_gaps(with_signatures(project, types, calls), Read(types, calls, edges, dependencies.named, tree))


def _read_code(
    types: Types, walk: Walk, openers: frozenset[str], entry_points: Iterable[EntryPoint], pages: Pages
) -> tuple[CallFacts, AccessFacts, Nodes]:
    """Read all code as what defines it, then what is inherited for every class that it runs for."""
    calls = CallReader(types, openers)
    accesses = AccessReader(types, openers, calls.callers)
    code, bindings = types.code, types.knowledge.bindings
    accesses.read(walk)
    accesses.read(walk_of_migrations(types.knowledge))
    starts = calls.read(walk)
    receivers = Receivers(types, calls, accesses)
    bound = [one.symbol for one in bindings.values() if one.entity]
    woken = {name for one in entry_points for name in (one.function, parent_of(one.function))}
    receivers.read([*starts, *inherited(code, [*bound, *woken])])
    receivers.read(pages.read(calls, accesses, receivers.walked))
    found = calls.facts({one.function for one in entry_points})
    calls.callers.wake(woken)
    calls.callers.settle(calls.tied)
    accesses.loading.follow((edge.caller[0], edge.callee[0]) for edge in found.edges)
    facts = accesses.facts(receivers.walked)
    facts = replace(facts, problems=(*facts.problems, *pages.problems()))
    nodes = Nodes(receivers.walked, facts.apart, facts.accesses)
    nodes.bind(code, bindings.values())
    return replace(found, edges=(*found.edges, *nodes.around(calls.implied.proxies.decorated()))), facts, nodes


def _coverage(
    files: tuple[int, int], dependencies: DependencyFacts, calls: CallFacts, accesses: AccessFacts
) -> Coverage:
    levels: dict[str, int] = {}
    for access in accesses.accesses:
        levels[access.level] = levels.get(access.level, 0) + 1
    return Coverage(
        files=files,
        imports=(dependencies.resolved_imports, dependencies.imports),
        calls=(calls.resolved_sites, calls.sites),
        accesses=(accesses.resolved_sites, accesses.resolved_sites + len(accesses.open_sites)),
        accesses_by_level=dict(sorted(levels.items())),
    )


def _merge(entries: list[FoundEntries]) -> FoundEntries:
    wires = {one for part in entries for one in part.wires}
    points = {one.id: one for part in entries for one in part.entry_points}
    problems = tuple(one for part in entries for one in part.problems)
    order = sorted(wires, key=lambda one: (one.source, one.target, one.via, one.key, one.locations))
    return FoundEntries(tuple(points.values()), tuple(order), problems)
