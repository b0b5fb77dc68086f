"""Who works on each service, whether past commits would have stayed in one, and where two owners meet.

Source: Nagappan, Murphy and Basili (ICSE 2008), on ownership of code by organisations; Zimmermann et al.
(ICSE 2004), on what commits change together. People are counted, never named.

Pure.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from analyzer.model.cut import Cut
from analyzer.model.history import Commit, History
from analyzer.model.names import ServiceId
from analyzer.model.teams import Owners, OwnerShare, ServiceTeam, SharedFile, Teams
from analyzer.model.units import Unit, Units

MOST = 0.5  # share of the lines, or of a person's changes, from which on they are somebody's
MOST_FILES = 30  # shown of those that people of two owners changed
NO_OWNERS = (
    "who owns which code is unknown: a file .github/CODEOWNERS at the top of the analysed folder, or the setting "
    "`teams`, would say it"
)
NO_PEOPLE = "who changed what is unknown: {}"


def find_teams(units: Units, cut: Cut, history: History, owners: Owners) -> Teams:
    """Return what the history and the owners of files say about a cut."""
    until = max((one.day for one in history.commits), default="")
    since = year_before(until)
    recent = [one for one in history.commits if one.day > since and not one.little and one.files]
    working = _Working(units, cut, owners, recent)
    locality = cut.metrics.commit_locality
    random = next((one.metrics.commit_locality for one in cut.baselines if one.name == "random"), None)
    missing = [NO_PEOPLE.format(history.missing or "no commits were read")] if not history.commits else []
    return Teams(
        owners_from=owners.source,
        since=since,
        until=until,
        people=len({one.person for one in recent}),
        commits=len(recent),
        services=tuple(working.services()) if history.commits or owners.by_path else (),
        commit_locality=locality,
        random_locality=random,
        locality_above_random=None if locality is None or random is None else locality - random,
        shared_files=tuple(working.shared_files()),
        missing=(*missing, *([] if owners.source else [NO_OWNERS])),
    )


def year_before(day: str) -> str:
    """Return the same day of the year before; "" for none."""
    return f"{int(day[:4]) - 1:04}{day[4:]}" if day else ""


class _Working:
    """Lays people and owners over the services."""

    def __init__(self, units: Units, cut: Cut, owners: Owners, recent: Sequence[Commit]) -> None:
        self.cut, self.owners, self.recent = cut, owners, recent
        self.placed: dict[str, list[Unit]] = defaultdict(list)  # service -> its units
        self.homes: dict[str, set[str]] = defaultdict(set)  # path -> services of what it holds
        for unit in units.units:
            service = cut.unit_services.get(unit.id, "")
            self.placed[service].append(unit)
            self.homes[unit.path].add(service)

    def services(self) -> Iterator[ServiceTeam]:
        """Describe who works on every service; a file that splits counts for each of its services."""
        for service in self.cut.services:
            touching = [one for one in self.recent if any(service.id in self.homes.get(path, ()) for path in one.files)]
            people = len({one.person for one in touching})
            shares = self._shares(self.placed[service.id])
            yield ServiceTeam(
                service=service.id,
                people=people,
                commits=len(touching),
                lines_per_person=round(service.metrics.lines / people) if people else 0,
                owners=shares,
                suggested_owner=_clear(shares),
            )

    def _shares(self, units: Iterable[Unit]) -> tuple[OwnerShare, ...]:
        lines, everything = Counter[str](), 0
        for unit in units:
            everything += unit.lines
            for owner in dict.fromkeys(self.owners.by_path.get(unit.path, ())):
                lines[owner] += unit.lines
        order = sorted(lines, key=lambda owner: (-lines[owner], owner))
        return tuple(OwnerShare(owner, lines[owner] / everything) for owner in order if everything and lines[owner])

    def shared_files(self) -> list[SharedFile]:
        """Return the files that people of two owners changed in one month."""
        home = self._home_owners()
        by_month: dict[tuple[str, str], set[str]] = defaultdict(set)
        for commit in self.recent:
            for path in commit.files if commit.person in home else ():
                by_month[path, commit.day[:7]].add(home[commit.person])
        months: dict[str, list[set[str]]] = defaultdict(list)
        for (path, _month), found in by_month.items():
            if len(found) > 1 and path in self.homes:
                months[path].append(found)
        rows = [
            SharedFile(path, self._service(path), len(found), tuple(sorted(set[str]().union(*found))))
            for path, found in months.items()
        ]
        return sorted(rows, key=lambda one: (-one.months, one.path))[:MOST_FILES]

    def _service(self, path: str) -> str:
        """Return the service of a file, those of one that splits with commas."""
        return ", ".join(ServiceId(one) for one in sorted(self.homes[path] - {""}))

    def _home_owners(self) -> Mapping[str, str]:
        """Return the owner of most of what a person changed: nothing else says who works for whom."""
        changed: dict[str, Counter[str]] = defaultdict(Counter)
        totals = Counter[str]()
        for commit in self.recent:
            for path in commit.files:
                names = self.owners.by_path.get(path, ())
                totals[commit.person] += 1
                changed[commit.person].update(names if len(names) == 1 else ())
        best = {person: min(found, key=lambda one: (-found[one], one)) for person, found in changed.items() if found}
        return {person: owner for person, owner in best.items() if changed[person][owner] > MOST * totals[person]}


def _clear(shares: Sequence[OwnerShare]) -> str:
    """Return the owner of more than half, if nobody owns as much."""
    if not shares or shares[0].share <= MOST or (len(shares) > 1 and shares[1].share == shares[0].share):
        return ""
    return shares[0].owner
