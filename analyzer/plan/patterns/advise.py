"""Ask every rule about this application. Pure."""

from analyzer.model.border import Advice, Outcome, RuleCount
from analyzer.plan.patterns.flows import FLOWS
from analyzer.plan.patterns.ground import Ground, Rule

RULES: dict[str, Rule] = {**FLOWS}


def advise(ground: Ground) -> tuple[tuple[Advice, ...], tuple[RuleCount, ...]]:
    """Return what the rules say, by rule and subject, and how often each was asked, fired and asked back."""
    said: list[Advice] = []
    counts = []
    for name, rule in RULES.items():
        rows = list(rule(ground))
        found = [row for row in rows if row is not None]
        said += sorted(found, key=lambda one: (one.outcome, one.subject, one.services))
        fires = sum(1 for one in found if one.outcome is Outcome.FIRES)
        counts.append(RuleCount(name, len(rows), fires, len(found) - fires))
    return tuple(said), tuple(counts)
