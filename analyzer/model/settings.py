"""What the user can choose. Pure."""

from dataclasses import dataclass, field

LARGEST_FILE = 5_000_000  # bytes; larger Python files are data and are reported, not read
MOST_COMMITS = 10_000  # a second or two of git; what they leave out was changed before


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice with its default; `sources/settings.py` fills it from option, environment and file."""

    exclude: tuple[str, ...] = ()  # gitignore-style patterns relative to the analysed root
    roots: tuple[str, ...] = ()  # source roots relative to the analysed root; empty: found
    services: int = 0  # wanted number of services; 0: our own choice
    seed: int = 0  # of every random choice
    jobs: int = 0  # processes of the file stage; 0: as many as there are cores
    use_git: bool = True  # ask git for the list of files, and for its commits
    commits: int = MOST_COMMITS  # newest commits that git is asked for, merges left out
    co_change: bool = False  # take it for a reason to stay together that commits changed the same modules
    largest_file: int = LARGEST_FILE  # bytes; a larger Python file is taken for data
    show_source: bool = True  # cite shortened source lines in the report
    entry_points: tuple[str, ...] = ()  # decorators of the project that make them: kind, name, argument of the key
    goal: str = ""  # what a cut is for: autonomy, release-speed, scale, isolation, compliance; "": not said
    registries: tuple[str, ...] = ()  # of the project: who asks by which argument, and what keeps under which
    teams: dict[str, tuple[str, ...]] = field(default_factory=dict)  # who owns which files, by patterns; the last wins
    origins: dict[str, str] = field(default_factory=dict)  # key -> "option" | "environment" | file:line | "default"
