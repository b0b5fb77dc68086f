"""Which set could go first: what it brings, what it costs, and what is in its way. Pure."""

from collections.abc import Callable, Collection, Iterable, Sequence
from math import ceil

from analyzer.model.border import SpanningPlan, StickyTable, Treatment
from analyzer.model.plan import Check, FirstSeam
from analyzer.model.seam import Seam
from analyzer.plan.phrases import counted, listed

# Limits of what one extraction should have to carry. Source: docs/method.md, "The verdict": ours, to be argued with.
LEAST_OWN_WRITES = 0.8  # of the writes to its tables while the application runs
MOST_TRANSACTIONS = 0  # that would span and need to be taken back
MOST_OPERATIONS = 20  # functions and classes to offer
MOST_OBJECTS = 10  # of what crosses that hand over rows, queries or persistent classes
MOST_KEYS = 5  # foreign keys that cross, those to sticky tables left out
MOST_CALLBACKS = 10  # functions that the monolith has to offer in return
AFTERWARDS = frozenset({Treatment.OUTBOX, Treatment.SEPARATE})  # what needs nothing taken back


def find_first_seams(
    seams: Sequence[Seam], plans: Iterable[SpanningPlan], sticky: Iterable[StickyTable]
) -> tuple[FirstSeam, ...]:
    """Return every seam with what it brings and what is in its way, the recommended one first.

    One that passes more checks goes before one that passes fewer; among equals the one that is nearest to passing,
    then the one that serves more entry points: a set that nobody asks for is no first step.

    Args:
        seams: The sets that come out best, priced.
        plans: What becomes of spanning transactions.
        sticky: Tables of which each is one decision, whoever points to it.
    """
    later = {plan.function for plan in plans if plan.treatment in AFTERWARDS}
    stuck = {one.table for one in sticky}
    rows = [(_checks(seam, later, stuck), seam) for seam in seams]
    rows.sort(key=lambda row: _rank(*row))
    return tuple(_first(checks, seam) for checks, seam in rows)


def _rank(checks: Sequence[Check], seam: Seam) -> tuple[int, float, int, str]:
    failed = [one for one in checks if not one.passes]
    return len(failed), sum(map(_excess, failed)), -len(seam.entry_points), seam.id


def _excess(check: Check) -> float:
    """Return how far a check is from passing, as a share of its limit."""
    return abs(check.value - check.limit) / max(1.0, check.limit)


def _checks(seam: Seam, later: Collection[str], stuck: Collection[str]) -> tuple[Check, ...]:
    """Hold what a set costs against its limits; what only people know (a goal, a team) is asked elsewhere."""
    price = seam.price
    sagas = price.transactions - sum(1 for row in price.spanned if row.function in later)
    keys = sum(1 for table in price.key_targets if table not in stuck)
    operations = counted(price.operations, "operation")
    objects = counted(price.objects, "use of rows, queries or classes", "uses of rows, queries or classes")
    back = counted(price.callbacks, "call back", "calls back")
    return (
        _share("own-writes", price.own_writes_low, price.own_writes_high),
        _count("transactions", f"{counted(sagas, 'transaction')} would need a saga", sagas, MOST_TRANSACTIONS),
        _count("operations", f"{operations} to offer", price.operations, MOST_OPERATIONS),
        _count(
            "objects",
            f"{objects} across",
            price.objects,
            MOST_OBJECTS,
        ),
        _count("foreign-keys", f"{counted(keys, 'foreign key')} to cross, sticky tables left out", keys, MOST_KEYS),
        _count(
            "callbacks",
            f"{back} into the rest",
            price.callbacks,
            MOST_CALLBACKS,
        ),
    )


def _share(rule: str, low: float, high: float) -> Check:
    """Return a check of a share whose bad end has to reach the limit."""
    text = f"{low:.0%} of the writes to its tables are its own (at least {LEAST_OWN_WRITES:.0%})"
    return Check(rule, text, low, LEAST_OWN_WRITES, low >= LEAST_OWN_WRITES, high)


def _count(rule: str, text: str, value: int, limit: int) -> Check:
    """Return a check of a count that must not go over the limit."""
    return Check(rule, f"{text} (at most {limit})", value, limit, value <= limit, value)


def _first(checks: Sequence[Check], seam: Seam) -> FirstSeam:
    price = seam.price
    serves = f"serves {counted(len(seam.entry_points), 'entry point')}, owns {counted(len(seam.tables), 'table')}"
    cost = (
        counted(price.operations, "operation"),
        f"{counted(price.operation_sites + price.callback_sites, 'site')} to change",
        counted(price.foreign_keys, "foreign key"),
        counted(price.transactions, "transaction"),
    )
    return FirstSeam(
        seam=seam.id,
        benefit=f"{serves}, {seam.share_of_code:.0%} of the code",
        cost=", ".join(cost),
        checks=tuple(checks),
        missing=missing_words(checks),
        could_flip=any(one.could_flip for one in checks) and all(one.passes or one.could_flip for one in checks),
    )


_OVER: dict[str, Callable[[Check], str]] = {
    "own-writes": lambda one: f"{one.limit - one.value:.0%} more of the writes to its tables",
    "transactions": lambda one: counted(_over(one), "transaction"),
    "operations": lambda one: counted(_over(one), "operation"),
    "objects": lambda one: counted(_over(one), "handed-over object"),
    "foreign-keys": lambda one: counted(_over(one), "foreign key"),
    "callbacks": lambda one: counted(_over(one), "call back", "calls back"),
}


def _over(check: Check) -> int:
    return ceil(check.value - check.limit)


def missing_words(checks: Iterable[Check]) -> str:
    """Return what is between a set and passing every check; "" where it passes."""
    return listed([_OVER[one.rule](one) for one in checks if not one.passes])
