"""Whether to cut at all: named rules over facts, and what the code cannot tell. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from analyzer.model.code import Role
from analyzer.model.cut import Cut
from analyzer.model.location import Reason
from analyzer.model.plan import FirstSeam, Move, Readiness, Rung
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
class Offer:
    """What could go first, and the cheapest move for every goal."""

    goal: str  # that people stated, a value of `Goal`; "" for none
    moves: tuple[Move, ...]
    first: FirstSeam | None  # the recommended set
    name: str  # of it


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


def judge(project: Project, cut: Cut, crossings: Crossings, offer: Offer) -> Readiness:
    """Return the verdict with the facts for and against, the move for every goal, and what would change it."""
    facts = _Facts(project, cut, crossings)
    vetoes = tuple(reason for rule in _VETOES if (reason := rule(facts)))
    doubts = tuple(reason for rule in _DOUBTS if (reason := rule(facts)))
    speaks_for = tuple(reason for rule in _FOR if (reason := rule(facts)))
    verdict, rung, sentence = _verdict(facts, vetoes, offer)
    return Readiness(
        verdict=verdict,
        sentence=sentence,
        speaks_for=speaks_for,
        speaks_against=vetoes + doubts,
        unknown=_unknown(facts, offer.goal),
        goal=offer.goal,
        rung=rung,
        moves=offer.moves,
        nearest_flip=_nearest_flip(vetoes, offer),
        could_flip=offer.first is not None and offer.first.could_flip,
    )


def _verdict(facts: _Facts, vetoes: tuple[Reason, ...], offer: Offer) -> tuple[str, Rung, str]:
    """Choose the verdict and the rung: facts may forbid, only a goal may ask for more than clean modules."""
    resolved, sites = facts.project.coverage.accesses
    if len(facts.cut.services) < 2:
        return "leave-it", Rung.LEAVE_IT, "Leave it in one piece: the code gives no reason for more than one service."
    if sites and resolved < FEWEST_RESOLVED * sites:
        few = f"Only {resolved:,} of {sites:,} data accesses were tied to a table: too few to judge a cut by."
        return "unknown", Rung.LEAVE_IT, few
    if facts.lines < SMALL and not vetoes:
        text = f"Leave it in one piece: {facts.lines:,} lines are little, and {_clean(facts)}."
        return "leave-it", Rung.LEAVE_IT, text
    if facts.lines < SMALL or offer.first is None or offer.first.missing:
        return "modular-monolith-first", Rung.CLEAN_MODULES, _not_yet(vetoes, offer)
    return _allowed(offer)


def _allowed(offer: Offer) -> tuple[str, Rung, str]:
    """Say what may be done where nothing speaks against one extraction: as much as the goal asks for."""
    move = next((one for one in offer.moves if one.goal == offer.goal), None)
    cost = offer.first.cost if offer.first is not None else ""
    able = f"The code would let {offer.name} go first ({cost})"
    if move is None:
        return "extract-one", Rung.CLEAN_MODULES, f"{able}; whether it pays depends on the goal, which no code shows."
    if move.rung is Rung.TAKE_ONE_OUT:
        return "extract-one", move.rung, f"{able}: that serves {move.goal.value}."
    return "extract-one", move.rung, f"For {move.goal.value} the cheapest move is less than a service: {move.sentence}."


def _clean(facts: _Facts) -> str:
    return f"{1 - facts.cut.metrics.crossing_calls:.0%} of the calls stay inside of its parts"


def _not_yet(vetoes: tuple[Reason, ...], offer: Offer) -> str:
    if vetoes:
        return f"Stay a modular monolith for now: {vetoes[0].text}."
    if offer.first is None:
        return "Stay a modular monolith for now: no set was found that comes out of it alone."
    return f"Stay a modular monolith for now: {offer.name}, the nearest part, is {offer.first.missing} over the limits."


def _nearest_flip(vetoes: tuple[Reason, ...], offer: Offer) -> str:
    """Say what would have to change for the next rung, and whether unresolved sites could be the reason."""
    if offer.first is None:
        return ""
    parts = [f"{offer.name} is {offer.first.missing} away from going first"] if offer.first.missing else []
    parts += [f"the whole cut is not ready while {reason.text}" for reason in vetoes]
    if offer.first.could_flip:
        parts.append(f"unresolved sites decide whether {offer.name} passes")
    return "; ".join(parts)


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


def _unknown(facts: _Facts, goal: str) -> tuple[Reason, ...]:
    """Say what no source code can answer, and which file would."""
    found = [
        Reason("load-unknown", "which parts carry the load: request counts from a log or a gateway would tell"),
        Reason("volume-unknown", "how large the tables are: the database's own statistics would tell"),
    ]
    if not goal:
        text = "what the cut is for: the setting `goal` says autonomy, release-speed, scale, isolation or compliance"
        found.append(Reason("goal-unknown", text))
    resolved, sites = facts.project.coverage.accesses
    if resolved < sites:
        text = f"{sites - resolved:,} of {sites:,} data accesses were not tied to a table: each may be a foreign write"
        found.append(Reason("accesses-unresolved", text))
    return tuple(found)


_Rule = Callable[[_Facts], Reason | None]
_VETOES: tuple[_Rule, ...] = (_many_spanning_transactions, _many_contested_tables, _many_crossing_calls)
_DOUBTS: tuple[_Rule, ...] = (_small, _some_spanning, _untested)
_FOR: tuple[_Rule, ...] = (_few_crossing_calls, _exclusive_tables, _one_writer)
