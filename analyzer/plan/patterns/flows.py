"""Patterns for what is committed and answered together. Pure."""

from collections.abc import Iterator

from analyzer.model.border import Advice, Outcome, SpanningPlan, Treatment
from analyzer.model.location import Reason
from analyzer.plan.patterns.ground import Ground, Rule
from analyzer.plan.phrases import counted


def saga_orchestrated(ground: Ground) -> Iterator[Advice | None]:
    """Run the steps of one function where three owners or more take part. Source: Richardson (2018), chapter 4."""
    for plan in ground.plan.transactions:
        fits = plan.treatment is Treatment.SAGA and plan.orchestrated
        yield _saga("saga-orchestrated", plan, "run by one function") if fits else None


def saga_choreographed(ground: Ground) -> Iterator[Advice | None]:
    """Let the first step set off the second where two owners take part. Source: Richardson (2018), chapter 4."""
    for plan in ground.plan.transactions:
        fits = plan.treatment is Treatment.SAGA and not plan.orchestrated
        yield _saga("saga-choreographed", plan, "each step set off by the one before") if fits else None


def _saga(rule: str, plan: SpanningPlan, way: str) -> Advice:
    return Advice(
        rule=rule,
        outcome=Outcome.ASKS,
        subject=plan.function,
        services=plan.services,
        sentence=f"{plan.sentence} ({way})",
        question=plan.question,
        because=(Reason("transaction", f"{counted(len(plan.steps), 'service')} write in it", (plan.location,)),),
    )


FLOWS: dict[str, Rule] = {
    "saga-orchestrated": saga_orchestrated,
    "saga-choreographed": saga_choreographed,
}
