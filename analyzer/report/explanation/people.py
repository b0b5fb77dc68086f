"""What tests, owners and history say about one service, in a few lines. Pure."""

from analyzer.model.cut import ServiceCandidate
from analyzer.model.teams import SharedFile
from analyzer.model.testing import ReachOfTests
from analyzer.report.explanation.blocks import Block
from analyzer.report.explanation.known import Known
from analyzer.report.teams import worked_on_by
from analyzer.report.tests import run_by
from analyzer.report.words import counted, number

MODULES = 3  # named
CALLS = 4
FILES = 3


def tests_block(known: Known, service: ServiceCandidate) -> Block:
    """Return the tests that a change inside a service would have to run, and its calls that none was seen running."""
    tests = known.all.tests
    return Block("tests", tuple((line,) for line in _lines(tests, service.id)), tests.missing or "not read")


def team_block(known: Known, service: ServiceCandidate) -> Block:
    """Return who owns and changes a service, and which file would say what is not known."""
    teams = known.all.teams
    row = next((one for one in teams.services if one.service == service.id), None)
    lines = [worked_on_by(teams, service.id)]
    if row is not None and row.people:
        year = f"in the year up to {teams.until}, of {counted(teams.commits, 'commit')} by {number(teams.people)}"
        lines.append(f"{counted(row.commits, 'commit')} {year}")
    if row is not None and row.owners:
        lines.append(f"suggested owner: {row.suggested_owner or 'none has a clear majority of its lines'}")
    shared = [one for one in teams.shared_files if service.id in one.service.split(", ")]
    lines += [f"{one.path}  changed by {_meeting(one)}" for one in shared[:FILES]]
    return Block("teams", tuple((line,) for line in (*lines, *teams.missing) if line))


def _meeting(file: SharedFile) -> str:
    return f"{' and '.join(file.owners)} in {counted(file.months, 'month')}"


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
