"""Who works on a service, in the words of every format. Pure."""

from analyzer.model.teams import Teams
from analyzer.report.words import counted, number, percent

OWNERS = 3  # named


def worked_on_by(teams: Teams, service: str) -> str:
    """Return who works on a service: "owned by @shop/money (88%); 4 people changed it, 613 lines each"."""
    row = next((one for one in teams.services if one.service == service), None)
    if row is None:
        return ""
    owners = ", ".join(f"{one.owner} ({percent(one.share)})" for one in row.owners[:OWNERS])
    more = f" and {number(len(row.owners) - OWNERS)} more" if len(row.owners) > OWNERS else ""
    each = f", {counted(row.lines_per_person, 'line')} each" if row.people > 1 else ""
    people = f"{number(row.people)} {'person' if row.people == 1 else 'people'} changed it{each}" if row.people else ""
    return "; ".join(part for part in (f"owned by {owners}{more}" if owners else "", people) if part)


def locality(teams: Teams) -> str:
    """Return the share of commits that stay in one service beside that of random groups; "" where it is not known."""
    if teams.commit_locality is None or teams.random_locality is None:
        return ""
    return f"{percent(teams.commit_locality)}; of random groups of equal sizes {percent(teams.random_locality)}"
