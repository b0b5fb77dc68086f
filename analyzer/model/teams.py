"""Who works on what: people, owners and their services. No person is ever named, but by a file of owners. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analyzer.model.names import ServiceId


@dataclass(frozen=True, slots=True)
class Owners:
    """Who owns which file, as the settings or a file of owners say."""

    source: str = ""  # "settings", "CODEOWNERS", ".github/CODEOWNERS" ...; "" where nothing says it
    by_path: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # files without an owner are left out


@dataclass(frozen=True, slots=True)
class OwnerShare:
    """An owner of files of a service."""

    owner: str
    share: float  # 0..1 of the lines of the service; a file of two owners counts for both


@dataclass(frozen=True, slots=True)
class ServiceTeam:
    """Who works on a service."""

    service: ServiceId
    people: int  # that changed it in the last year of the history
    commits: int  # of them, in that year
    lines_per_person: int  # 0 where nobody changed it
    owners: tuple[OwnerShare, ...]  # the largest first
    suggested_owner: str  # who owns more than half of its lines, and more than anybody else; "" for nobody


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file that people of two owners changed in one month."""

    path: str
    service: str  # "" for the shared kernel
    months: int
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Teams:
    """What owners and history say about a cut."""

    owners_from: str = ""  # "settings", or the file that names them
    since: str = ""  # day; the last year of the history ends with its newest commit, whatever today is
    until: str = ""
    people: int = 0  # that changed Python files in that year; programs are left out
    commits: int = 0  # of them
    services: tuple[ServiceTeam, ...] = ()
    commit_locality: float | None = None  # 0..1: commits of several modules that stay in one service, of all read
    random_locality: float | None = None  # the same of random groups of equal sizes
    locality_above_random: float | None = None  # the difference: the share alone says nothing
    shared_files: tuple[SharedFile, ...] = ()  # most months first
    missing: tuple[str, ...] = ()  # what is not known, and which file would say it
