"""Whether to cut at all: named rules over facts, and what the code cannot tell. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from analyzer.model.code import Role
from analyzer.model.cut import Cut
from analyzer.model.location import Reason
from analyzer.model.plan import Plan, Readiness
from analyzer.model.project import Project
from analyzer.plan.findings import Crossings
from analyzer.plan.phrases import counted

# Static facts may veto a cut; only a goal that people state and usage that they provide may push for one.
MOST_CROSSING_CALLS = 0.3  # of all call sites
MOST_SPANNING = 0.25  # of the transactions that write
MOST_CONTESTED = 0.2  # of the tables that are written
FEWEST_RESOLVED = 0.5  # of the data accesses; below it the data side of the cut is guesswork
SMALL = 10_000  # lines; one team can hold it in their heads
MANY_EXCLUSIVE = 0.6  # of the tables touched by their owner only


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the rules look at; shares are 0..1."""

    project: Project
    cut: Cut
    crossings: Crossings

    @property
    def spanning(self) -> float:
        """Return the share of writing transactions that would span."""
        writing = [row for row in self.project.transactions if row.tables_written or row.tables_written_through_calls]
        return len(self.crossings.spanning) / len(writing) if writing else 0.0

    @property
    def contested(self) -> float:
        """Return the share of written tables that are contested."""
        written = [row for row in self.crossings.ownership if row.status in ("clear", "contested")]
        return sum(1 for row in written if row.status == "contested") / len(written) if written else 0.0

    @property
    def exclusive(self) -> float:
        """Return the share of tables that only their owner touches."""
        rows = [row for row in self.crossings.ownership if row.owner and row.status != "untouched"]
        alone = [row for row in rows if not row.foreign_writers and set(row.readers) <= {row.owner}]
        return len(alone) / len(rows) if rows else 0.0

    @property
    def lines(self) -> int:
        """Return the lines of the running application."""
        return sum(module.lines for module in self.project.running_modules())

    @property
    def has_tests(self) -> bool:
        """Return whether there is any test."""
        return any(module.role is Role.TEST for module in self.project.modules)


def judge(project: Project, cut: Cut, crossings: Crossings, plan: Plan) -> Readiness:
    """Return the verdict with the facts for and against, and what would answer the rest."""
    facts = _Facts(project, cut, crossings)
    vetoes = tuple(reason for rule in _VETOES if (reason := rule(facts)))
    doubts = tuple(reason for rule in _DOUBTS if (reason := rule(facts)))
    speaks_for = tuple(reason for rule in _FOR if (reason := rule(facts)))
    unknown = _unknown(facts)
    verdict, sentence = _verdict(facts, vetoes, plan)
    return Readiness(verdict, sentence, speaks_for, vetoes + doubts, unknown)


def _verdict(facts: _Facts, vetoes: tuple[Reason, ...], plan: Plan) -> tuple[str, str]:
    """Choose the verdict: too little seen, a veto, or one first extraction."""
    resolved, sites = facts.project.coverage.accesses
    if len(facts.cut.services) < 2 or not plan.steps:
        return "unknown", "The code gives no reason for more than one service."
    if sites and resolved < FEWEST_RESOLVED * sites:
        return (
            "unknown",
            f"Only {resolved:,} of {sites:,} data accesses were tied to a table: too few to judge a cut by.",
        )
    if vetoes:
        return "modular-monolith-first", f"Stay a modular monolith for now: {vetoes[0].text}."
    first = next(service for service in facts.cut.services if service.id == plan.steps[0].service)
    return (
        "extract-one",
        f"The code would let {first.name} go first; whether it pays depends on load and teams, which no code shows.",
    )


def _many_crossing_calls(facts: _Facts) -> Reason | None:
    share = facts.cut.metrics.crossing_calls
    text = f"{share:.0%} of the calls would cross a network"
    return Reason("many-crossing-calls", text) if share > MOST_CROSSING_CALLS else None


def _many_spanning_transactions(facts: _Facts) -> Reason | None:
    count = len(facts.crossings.spanning)
    text = f"{counted(count, 'transaction')} ({facts.spanning:.0%} of those that write) would span services"
    places = tuple(row.transaction.location for row in facts.crossings.spanning[:3])
    return Reason("many-spanning-transactions", text, places) if facts.spanning > MOST_SPANNING else None


def _many_contested_tables(facts: _Facts) -> Reason | None:
    text = f"{facts.contested:.0%} of the written tables have no clear owner"
    return Reason("many-contested-tables", text) if facts.contested > MOST_CONTESTED else None


def _small(facts: _Facts) -> Reason | None:
    text = f"{facts.lines:,} lines are little: one team can keep them in one piece"
    return Reason("small-application", text) if facts.lines < SMALL else None


def _untested(facts: _Facts) -> Reason | None:
    return (
        None
        if facts.has_tests
        else Reason("no-tests", "no test was found that would tell whether a move broke something")
    )


def _some_spanning(facts: _Facts) -> Reason | None:
    count = len(facts.crossings.spanning)
    places = tuple(row.transaction.location for row in facts.crossings.spanning[:3])
    few = 0 < facts.spanning <= MOST_SPANNING
    return (
        Reason("spanning-transactions", f"{counted(count, 'transaction')} would span services", places) if few else None
    )


def _few_crossing_calls(facts: _Facts) -> Reason | None:
    share = facts.cut.metrics.crossing_calls
    text = f"{1 - share:.0%} of the calls stay inside a service"
    return Reason("few-crossing-calls", text) if share <= MOST_CROSSING_CALLS / 2 else None


def _exclusive_tables(facts: _Facts) -> Reason | None:
    text = f"{facts.exclusive:.0%} of the tables are touched by their owner only"
    return Reason("exclusive-tables", text) if facts.exclusive >= MANY_EXCLUSIVE else None


def _one_writer(facts: _Facts) -> Reason | None:
    written = [row for row in facts.crossings.ownership if row.status in ("clear", "contested")]
    alone = sum(1 for row in written if not row.foreign_writers)
    text = f"{alone} of {len(written)} written tables have a single writing service"
    return Reason("single-writers", text) if written and alone >= MANY_EXCLUSIVE * len(written) else None


def _unknown(facts: _Facts) -> tuple[Reason, ...]:
    """Say what no source code can answer, and which file would."""
    found = [
        Reason("load-unknown", "which parts carry the load: request counts from a log or a gateway would tell"),
        Reason("volume-unknown", "how large the tables are: the database's own statistics would tell"),
        Reason("goal-unknown", "what the cut is for: team autonomy, scaling, release speed; only people can say"),
    ]
    resolved, sites = facts.project.coverage.accesses
    if resolved < sites:
        text = f"{sites - resolved:,} of {sites:,} data accesses were not tied to a table: each may be a foreign write"
        found.append(Reason("accesses-unresolved", text))
    return tuple(found)


_Rule = Callable[[_Facts], Reason | None]
_VETOES: tuple[_Rule, ...] = (_many_spanning_transactions, _many_contested_tables, _many_crossing_calls)
_DOUBTS: tuple[_Rule, ...] = (_small, _some_spanning, _untested)
_FOR: tuple[_Rule, ...] = (_few_crossing_calls, _exclusive_tables, _one_writer)
