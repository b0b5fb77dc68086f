"""Files of the analysed code base, before anyone has looked into them. Pure."""

from dataclasses import dataclass, field

from analyzer.model.history import History
from analyzer.model.problem import Problem
from analyzer.model.teams import Owners


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One Python file, found and named, not yet read."""

    path: str  # relative to the analysed root, "/" as separator; unique; what reports show
    disk_path: str  # where to open it; never shown, never part of a result
    module: str  # unique dotted name below its source root; where two roots share it, the root's in front
    is_package: bool = False  # an __init__.py
    root: str = ""  # its source root, relative to the analysed root; "" is the root itself


@dataclass(frozen=True, slots=True)
class SourceTree:
    """Everything found below the analysed paths."""

    name: str  # the project's name, from its metadata, else that of its largest package
    files: tuple[SourceFile, ...]  # sorted by path
    roots: tuple[str, ...]  # source roots, relative, sorted
    manifests: dict[str, str] = field(default_factory=dict)  # path -> text: pyproject.toml, setup.cfg, ...
    templates: dict[str, str] = field(default_factory=dict)  # path -> text: pages and mails that views render
    deployments: dict[str, str] = field(default_factory=dict)  # path -> text: Procfile, compose files, Dockerfiles, ...
    changed: dict[str, str] = field(default_factory=dict)  # path -> day of the last change: "2024-05-31"
    scripts: dict[str, str] = field(default_factory=dict)  # path -> text: `.sql` files
    history: History = field(default_factory=History)  # for co-change, where it was asked for
    commits: History = field(default_factory=History)  # all that git told
    owners: Owners = field(default_factory=Owners)
    commit: str = ""  # full hash of the checked-out commit, "" where unknown
    problems: tuple[Problem, ...] = ()
