"""Propose the cut: partition, names, reasons, alternatives. Pure."""

from collections.abc import Mapping, Sequence

from analyzer.candidates.baselines import find_alternatives, find_baselines
from analyzer.candidates.citations import cite
from analyzer.candidates.levels import find_levels
from analyzer.candidates.memberships import explain_memberships
from analyzer.candidates.metrics import meter_of
from analyzer.candidates.naming import name_groups
from analyzer.candidates.placement import Placement, place
from analyzer.candidates.seams import find_seams
from analyzer.candidates.services import Titles, describe_services, main_homes
from analyzer.candidates.stability import measure_stability
from analyzer.candidates.wishes import Wishes, read_wishes
from analyzer.model.cut import Cut, SharedKernel
from analyzer.model.evidence import Evidence, is_table, table_of
from analyzer.model.location import Reason
from analyzer.model.names import TableName
from analyzer.model.plan import Decision
from analyzer.model.project import Project
from analyzer.model.settings import Settings


def propose(project: Project, evidence: Evidence, settings: Settings, decisions: Sequence[Decision] = ()) -> Cut:
    """Return the proposed services, with every unit in exactly one of them or in the shared kernel, and why.

    What a person decided wins. Same input and seed, same cut, whatever the order of the input.
    """
    wishes = read_wishes(decisions, evidence)
    placement = place(evidence, wishes, settings.services, settings.seed)
    named = name_groups(project, evidence, placement.groups)
    services = _obey({node: named[group] for node, group in placement.groups.items()}, wishes)
    groups = _numbered(services)
    stability = measure_stability(placement.partitioner, groups, settings.seed)
    by_service = {service: stability[groups[node]] for node, service in services.items()}
    meter = meter_of(project, evidence)
    titles = Titles(services, {name: wishes.renames.get(name, _title(name)) for name in by_service}, by_service)
    described = describe_services(project, evidence, titles)
    return Cut(
        services=described,
        shared=_shared(evidence, placement, services),
        memberships=explain_memberships(evidence, services, cite(project, evidence), _decided(wishes)),
        metrics=meter.measure(groups),
        views=evidence.views,
        alternatives=find_alternatives(meter, placement),
        baselines=find_baselines(meter, groups, settings.seed),
        unit_services=_unit_services(placement, services),
        seams=find_seams(project, evidence, placement.partitioner, services),
        levels=find_levels(placement.partitioner, services, described, settings.seed),
    )


def _obey(services: dict[str, str], wishes: Wishes) -> dict[str, str]:
    """Apply the decisions that name services: merges, then moves and pins; a new name makes a new service."""
    for source, target in wishes.merges:
        services = {node: target if service == source else service for node, service in services.items()}
    known = {wishes.renames.get(service, _title(service)): service for service in sorted(set(services.values()))}
    for node, decision in sorted(wishes.moves.items()):
        home = decision.to or services.get(node, "")
        if home and node in services:
            services[node] = known.get(home, home)
    return services


def _title(slug: str) -> str:
    """Return a service's id as people write it."""
    return " ".join(slug.split("-")).capitalize()


def _numbered(services: Mapping[str, str]) -> dict[str, int]:
    """Number the services by their ids."""
    names = {service: number for number, service in enumerate(sorted(set(services.values())))}
    return {node: names[service] for node, service in services.items()}


def _decided(wishes: Wishes) -> dict[str, Reason]:
    """Return the reason of every unit that a person placed."""
    return {
        node: Reason("decided", decision.reason or f"decided: {decision.op} {decision.name} {_to(decision)}".rstrip())
        for node, decision in wishes.moves.items()
    }


def _to(decision: Decision) -> str:
    return f"to {decision.to}" if decision.to else ""


def _shared(evidence: Evidence, placement: Placement, services: Mapping[str, str]) -> SharedKernel:
    """Return platform modules, libraries and what nobody can place, each with its reason."""
    placed = main_homes(evidence, services)
    modules = {unit.module for unit in evidence.units.units if unit.id in placement.shared} - set(placed)
    tables = [TableName(table_of(node)) for node in sorted(placement.shared) if is_table(node)]
    return SharedKernel(tuple(sorted(modules)), tuple(tables), tuple(_why_shared(evidence, placement)))


def _why_shared(evidence: Evidence, placement: Placement) -> list[Reason]:
    """Give the reasons: one for all that is platform by its role, then one each."""
    shared, libraries = placement.shared, evidence.units.libraries
    by_role = [name for name in evidence.units.platform if name in shared and name not in libraries]
    reasons = [Reason("platform", f"{len(by_role)} platform modules serve no service alone")] if by_role else []
    for node in sorted(shared.keys() - set(by_role), key=lambda node: (is_table(node), node)):
        reason = libraries.get(node, shared[node])
        reasons.append(Reason(reason.rule, f"{table_of(node)}: {reason.text}", reason.locations))
    return reasons


def _unit_services(placement: Placement, services: Mapping[str, str]) -> dict[str, str]:
    """Map every unit to its service, "" for the shared kernel."""
    everything = {**dict.fromkeys(placement.shared, ""), **services}
    return {node: everything[node] for node in sorted(everything) if not is_table(node)}
