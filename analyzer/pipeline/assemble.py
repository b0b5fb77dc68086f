"""Put the results of all stages together into the one value that reports are made from. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from analyzer.model.assessment import Assessment
from analyzer.model.code import Module
from analyzer.model.cut import BoundaryCall, Cut, Membership, ServiceCandidate
from analyzer.model.decomposition import Analysis, Decomposition, ModuleRow, Tool
from analyzer.model.evidence import Evidence
from analyzer.model.plan import Said, split_said
from analyzer.model.project import Project
from analyzer.model.reading import READ
from analyzer.model.settings import Settings
from analyzer.model.source import SourceTree
from analyzer.model.version import VERSION
from analyzer.pipeline.fingerprint import deciding_settings


def assemble(
    tree: SourceTree,
    project: Project,
    evidence: Evidence,
    judged: tuple[Cut, Assessment],
    asked: tuple[Settings, Said, str],
) -> Decomposition:
    """Return the complete result.

    Args:
        tree: What was found on disk.
        project: What the code means.
        evidence: The units that were placed.
        judged: The cut and what follows from it.
        asked: Settings, what people said and the fingerprint of the input.
    """
    cut, assessment = judged
    settings, said, mark = asked
    decisions, facts = split_said(said)
    result = Decomposition(
        tool=Tool("decompose", VERSION),
        analysis=_analysis(tree, project, evidence, (settings, mark)),
        summary=assessment.summary,
        services=tuple(_with_boundary(cut.services, assessment.boundary_calls)),
        shared=cut.shared,
        modules=tuple(_module_rows(project, evidence, cut)),
        entities=project.entities,
        relations=project.relations,
        accesses=project.accesses,
        transactions=project.transactions,
        dependencies=project.dependencies,
        calls=project.calls,
        wires=project.wires,
        entry_points=project.entry_points,
        use_cases=project.use_cases,
        ownership=assessment.ownership,
        boundary_calls=assessment.boundary_calls,
        plan=assessment.plan,
        readiness=assessment.readiness,
        alternatives=cut.alternatives,
        baselines=cut.baselines,
        decisions=decisions,
        problems=project.problems,
        facts=facts,
        seams=assessment.seams,
        levels=cut.levels,
    )
    return _with_people(_with_details(result, project), assessment)


def _with_people(result: Decomposition, assessment: Assessment) -> Decomposition:
    """Return the result with what tests, owners and history say about it."""
    return replace(result, tests=assessment.tests, teams=assessment.teams)


def _with_boundary(
    services: Iterable[ServiceCandidate], crossing: Iterable[BoundaryCall]
) -> Iterator[ServiceCandidate]:
    """Count the calls of every service by the boundary calls, so that all numbers of the report agree."""
    into, out = Counter[str](), Counter[str]()
    for call in crossing:
        if call.kind == "call":
            into[call.to_service] += call.sites
            out[call.from_service] += call.sites
    for service in services:
        metrics = replace(service.metrics, calls_in=into[service.id], calls_out=out[service.id])
        yield replace(service, metrics=metrics)


def _with_details(result: Decomposition, project: Project) -> Decomposition:
    """Return the result with what is known of the project beside the data-access graph."""
    return replace(
        result,
        open_sites=project.open_sites,
        definitions=project.definitions,
        processes=project.processes,
        effects=project.effects,
        external_services=project.external_services,
        unreached=project.unreached,
        dynamic_sites=project.dynamic_sites,
        knots=project.knots,
        signatures=project.signatures,
        uses=project.uses,
        column_uses=project.column_uses,
    )


def _analysis(tree: SourceTree, project: Project, evidence: Evidence, asked: tuple[Settings, str]) -> Analysis:
    settings, mark = asked
    return Analysis(
        fingerprint=mark,
        name=tree.name,
        commit=tree.commit,
        settings=deciding_settings(settings),
        seed=settings.seed,
        coverage=project.coverage,
        frameworks=project.frameworks,
        lines=sum(module.lines for module in project.modules),
        modules=len(project.modules),
        read_by_level=dict(READ),
        history=evidence.history,
    )


def _module_rows(project: Project, evidence: Evidence, cut: Cut) -> Iterable[ModuleRow]:
    by_id = evidence.units.by_id()
    placed: dict[str, list[Membership]] = defaultdict(list)
    for membership in cut.memberships:
        placed[by_id[membership.unit].module].append(membership)
    homes = {module: str(service.id) for service in cut.services for module in service.modules}
    for module in project.modules:
        yield _module_row(module, placed.get(module.name, []), homes)


def _module_row(module: Module, placed: list[Membership], homes: Mapping[str, str]) -> ModuleRow:
    """Describe where a module goes; of one that splits, the part that is least sure speaks for it."""
    service = homes.get(module.name)
    least_sure = min(placed, key=lambda membership: (membership.margin, membership.unit), default=None)
    parts = tuple(sorted({str(membership.service) for membership in placed}))
    return ModuleRow(
        name=module.name,
        path=module.path,
        lines=module.lines,
        role=module.role,
        service=service,
        margin=least_sure.margin if least_sure else 0.0,
        runner_up=least_sure.runner_up if least_sure else "",
        splits_into=parts if len(parts) > 1 else (),
        because=least_sure.because if least_sure and service else module.because,
    )
