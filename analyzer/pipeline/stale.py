"""Find decisions that name what is not there, so that none is ignored without a word. Pure."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from analyzer.model.cut import Cut
from analyzer.model.evidence import Evidence
from analyzer.model.location import Location
from analyzer.model.names import ancestors_of
from analyzer.model.plan import Decision
from analyzer.model.problem import Problem
from analyzer.model.project import Project

OF_SERVICES = frozenset({"rename", "merge"})  # they name services, which may be gone because they were obeyed
WITHOUT_NAME = frozenset({"services", "new", "accept"})


def find_stale(decisions: Iterable[Decision], project: Project, evidence: Evidence, cut: Cut) -> tuple[Problem, ...]:
    """Return a problem for every decision whose subject is no module, symbol, table, finding or service."""
    known = _known_names(project, evidence, cut)
    return tuple(
        _problem(decision, name, known)
        for decision in decisions
        if decision.op not in WITHOUT_NAME | OF_SERVICES
        for name in _subjects(decision)
        if name not in known
    )


def _subjects(decision: Decision) -> Iterator[str]:
    yield decision.name
    if decision.op in ("together", "apart"):
        yield decision.to


def _known_names(project: Project, evidence: Evidence, cut: Cut) -> frozenset[str]:
    modules = {name for module in project.modules for name in ancestors_of(module.name)}
    symbols = {definition.name for definition in project.definitions}
    findings = {finding.rule for service in cut.services for finding in service.because}
    services = {text for service in cut.services for text in (service.id, service.name)}
    return frozenset(modules | symbols | set(evidence.tables) | set(evidence.units.by_id()) | findings | services)


def _problem(decision: Decision, name: str, known: frozenset[str]) -> Problem:
    near = get_close_matches(name, sorted(known), n=1)
    return Problem(
        "stale-decision",
        f"`{decision.op}` names {name}, which is not in the code",
        Location("decompose.decisions.toml", decision.line),
        hides="the decision has no effect",
        hint=f"did you mean {near[0]}?" if near else "remove it, or correct the name",
    )
