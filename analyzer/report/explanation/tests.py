"""What tests say about one service, in a few lines. Pure."""

from analyzer.model.cut import ServiceCandidate
from analyzer.model.testing import ReachOfTests
from analyzer.report.explanation.blocks import Block
from analyzer.report.explanation.known import Known
from analyzer.report.tests import run_by
from analyzer.report.words import counted, number

MODULES = 3  # named
CALLS = 4


def tests_block(known: Known, service: ServiceCandidate) -> Block:
    """Return the tests that a change inside a service would have to run, and its calls that none was seen running."""
    tests = known.all.tests
    return Block("tests", tuple((line,) for line in _lines(tests, service.id)), tests.missing or "not read")


def _lines(tests: ReachOfTests, service: str) -> list[str]:
    row = next((one for one in tests.services if one.service == service), None)
    if row is None:
        return []
    most = ", ".join(row.modules[:MODULES])
    more = f" and {number(len(row.modules) - MODULES)} more" if len(row.modules) > MODULES else ""
    lines = [f"a change inside would have to run {run_by(tests, service)}" + (f": {most}{more}" if most else "")]
    unseen = [one for one in tests.unseen_calls if service in (one.from_service, one.to_service)]
    shown = ", ".join(f"{one.caller} -> {one.callee}" for one in unseen[:CALLS])
    if unseen:
        rest = f" and {number(len(unseen) - CALLS)} more" if len(unseen) > CALLS else ""
        lines.append(f"no test seen for {counted(len(unseen), 'boundary call')}: {shown}{rest}")
    sites = sum(one.sites for one in tests.open_requests)
    if sites:
        lines.append(
            f"open: {number(sites)} of {counted(tests.requests, 'request')} in tests lead to no known entry point"
        )
    return lines
