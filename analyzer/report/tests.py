"""What the tests say about a service, in the words of every format. Pure."""

from analyzer.model.testing import ReachOfTests
from analyzer.report.words import counted, number


def run_by(tests: ReachOfTests, service: str) -> str:
    """Return how many tests a change inside a service would have to run: "12 of 40 tests, 3 by shared set-up alone"."""
    row = next((one for one in tests.services if one.service == service), None)
    if row is None:
        return ""
    alone = f", {number(row.by_set_up)} of them by shared set-up alone" if row.by_set_up else ""
    return f"{number(row.tests)} of {counted(tests.tests, 'test')}{alone}"
