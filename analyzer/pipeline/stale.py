"""Find decisions that name what is not there or change nothing, so that none is ignored without a word. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from analyzer.model.cut import Cut
from analyzer.model.evidence import Evidence
from analyzer.model.location import Location
from analyzer.model.names import ancestors_of
from analyzer.model.plan import Decision
from analyzer.model.problem import Problem
from analyzer.model.project import Project

PAIRS = frozenset({"together", "apart"})
OF_SERVICES = frozenset({"rename", "merge", "new"})


@dataclass(frozen=True, slots=True)
class _Known:
    """Every name that a decision may be about."""

    evidence: Evidence
    cut: Cut
    modules: frozenset[str]  # and the packages above them
    symbols: frozenset[str]
    services: frozenset[str]  # ids and names

    def is_code(self, name: str) -> bool:
        return name in self.modules or name in self.symbols or name in self.evidence.tables

    def every(self) -> list[str]:
        return sorted(self.modules | self.symbols | self.services | set(self.evidence.tables))

    def homes(self, name: str) -> list[str]:
        """Return the services in which a name of the code lies today, "" for the shared kernel; none if not placed."""
        if name in self.evidence.tables:
            return [next((str(service.id) for service in self.cut.services if name in service.tables), "")]
        whole, below = self.evidence.units.unit_of(name), name + "."
        units = [
            unit.id
            for unit in self.evidence.units.units
            if unit.id == whole or unit.module == name or unit.id.startswith(below)
        ]
        return sorted({self.cut.unit_services.get(unit, "") for unit in units})


def find_stale(decisions: Iterable[Decision], project: Project, evidence: Evidence, cut: Cut) -> tuple[Problem, ...]:
    """Return a problem for every decision whose subject is not there, or that has no effect for another reason."""
    known = _Known(
        evidence,
        cut,
        frozenset(name for module in project.modules for name in ancestors_of(module.name)),
        frozenset(definition.name for definition in project.definitions) | evidence.units.by_id().keys(),
        frozenset(text for service in cut.services for text in (str(service.id), service.name)),
    )
    return tuple(problem for decision in decisions for problem in _problems(decision, known))


def _problems(decision: Decision, known: _Known) -> Iterator[Problem]:
    if decision.op in OF_SERVICES:
        yield from _of_service(decision, known)
    elif decision.op != "services":
        for name in (decision.name, decision.to) if decision.op in PAIRS else (decision.name,):
            yield from _of_code(decision, name, known)


def _of_code(decision: Decision, name: str, known: _Known) -> Iterator[Problem]:
    """Yield what is wrong with a decision about modules, symbols or tables."""
    what, homes = f"`{decision.op}` of {name}", known.homes(name)
    if not known.is_code(name):
        if name in known.services:
            yield _idle(decision, f"{what} is about a service", "name the modules, symbols or tables that you mean")
        else:
            yield _stale(decision, name, known.every())
    elif not homes:
        yield _idle(decision, f"{what} is about code that belongs to no service", "tests, migrations and the like stay")
    elif decision.op == "pin" and not decision.to:
        hint = f'write to = "{homes[0]}"' if len(homes) == 1 and homes[0] else "name its modules, each with its `to`"
        where = " and ".join(home or "the shared kernel" for home in homes)
        yield _idle(
            decision, f"{what} does not say where: it is in {where} today, and may be elsewhere next time", hint
        )
    elif decision.op == "accept" and name in known.symbols - known.modules:
        yield _idle(decision, f"{what} is about a part of a module", "accept the module, or `move` the symbol")


def _of_service(decision: Decision, known: _Known) -> Iterator[Problem]:
    """Yield what is wrong with a decision about services, which may be gone because it was obeyed."""
    names = {str(service.id): service.name for service in known.cut.services}
    if decision.op == "new" and decision.name not in known.services:
        hint = f'add modules = ["..."], or `move` something to "{decision.name}"'
        yield _idle(decision, f"`new` of {decision.name} puts nothing into it", hint)
    elif decision.op == "rename" and names.get(decision.name) != decision.to:
        yield _stale(decision, decision.name, sorted(names))
    elif decision.op == "merge" and (decision.name in names or decision.to not in known.services):
        yield _stale(decision, decision.name if decision.to in known.services else decision.to, sorted(names))


def _stale(decision: Decision, name: str, candidates: list[str]) -> Problem:
    near = get_close_matches(name, candidates, n=1)
    where = "no service" if decision.op in OF_SERVICES else "not in the code"
    return Problem(
        "stale-decision",
        f"`{decision.op}` names {name}, which is {where}",
        Location(decision.file, decision.line),
        hides="the decision has no effect",
        hint=f"did you mean {near[0]}?" if near else "remove it, or correct the name",
    )


def _idle(decision: Decision, message: str, hint: str) -> Problem:
    place = Location(decision.file, decision.line)
    return Problem("idle-decision", message, place, hides="the decision has no effect", hint=hint)
