"""In which order to take the services out. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.model.cut import BoundaryCall, Cut, ServiceCandidate
from analyzer.model.location import Reason
from analyzer.model.plan import Plan, Step
from analyzer.plan.phrases import counted
from analyzer.plan.spanning import Spanning

# What a crossing costs against one place that becomes remote.
CALL_BACK_COST = 2.0  # calls from the new service into what is left tie it to the monolith
FOREIGN_KEY_COST = 2.0
TRANSACTION_COST = 10.0
REMOTE = frozenset({"call", "inherit", "reference", "import"})
SHOWN = 2  # crossings cited per step


@dataclass(frozen=True, slots=True)
class Price:
    """What taking one service out costs, the rest untouched."""

    service: ServiceCandidate
    calls_in: int
    calls_back: int
    foreign_keys: int
    transactions: int

    @property
    def cost(self) -> float:
        """Return one number to order by; a place that becomes remote is the unit."""
        calls = self.calls_in + CALL_BACK_COST * self.calls_back
        return calls + FOREIGN_KEY_COST * self.foreign_keys + TRANSACTION_COST * self.transactions


def price(service: ServiceCandidate, calls: Sequence[BoundaryCall], spanning: Sequence[Spanning]) -> Price:
    """Count what crosses the border of one service."""
    into = [row for row in calls if row.to_service == service.id]
    out = [row for row in calls if row.from_service == service.id]
    return Price(
        service=service,
        calls_in=sum(row.sites for row in into if row.kind in REMOTE),
        calls_back=sum(row.sites for row in out if row.kind in REMOTE),
        foreign_keys=sum(1 for row in into + out if row.kind == "foreign-key"),
        transactions=sum(1 for row in spanning if service.id in row.services),
    )


def order_steps(cut: Cut, calls: Sequence[BoundaryCall], spanning: Sequence[Spanning]) -> Plan:
    """Return one step per service; the dearest is what is left and needs no step.

    The cheapest go first, and those that own data before those that do not: code alone is no service to begin with.

    Source: Dehghani, "How to break a monolith into microservices" (2018): simple and decoupled first, as few calls
    back as possible, logic and data together.
    """
    prices = sorted((price(service, calls, spanning) for service in cut.services), key=lambda p: (p.cost, p.service.id))
    moved = sorted(prices[:-1], key=lambda p: not p.service.tables)
    return Plan(tuple(_step(number, item, calls) for number, item in enumerate(moved, start=1)))


def _step(number: int, item: Price, calls: Sequence[BoundaryCall]) -> Step:
    """Describe one move."""
    service = item.service
    text = (
        f"{counted(item.calls_in, 'place')} would call it, it would call back at {item.calls_back:,}; "
        f"{counted(item.foreign_keys, 'foreign key')} would cross, "
        f"{counted(item.transactions, 'transaction')} would span"
    )
    touching = [row for row in calls if service.id in (row.from_service, row.to_service) and row.kind in REMOTE]
    touching.sort(key=lambda row: (-row.sites, row.caller, row.callee))
    shown = [
        Reason(
            "boundary-call", f"{row.caller} uses {row.callee} at {counted(row.sites, 'place')}", row.locations[:SHOWN]
        )
        for row in touching[:SHOWN]
    ]
    return Step(
        number=number,
        service=service.id,
        title=f"Take out {service.name} ({counted(len(service.tables), 'table')})",
        because=(Reason("price", text), *shown),
        boundary_calls=item.calls_in + item.calls_back,
        foreign_keys=item.foreign_keys,
        transactions=item.transactions,
    )
