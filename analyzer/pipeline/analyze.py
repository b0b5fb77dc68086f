"""The main job, from paths to a decomposition: its table of contents. Wires: every stage but report and sinks."""

from collections.abc import Sequence
from dataclasses import replace

from analyzer.candidates.cut import propose
from analyzer.candidates.units import find_units
from analyzer.evidence.gather import gather
from analyzer.facts.deployment.read import read_deployment
from analyzer.facts.sql import read_script
from analyzer.facts.templates import read_template
from analyzer.frameworks import BUILTIN
from analyzer.frameworks.conventions import framework_of
from analyzer.model.beside import Beside
from analyzer.model.conventions import Conventions, read_conventions
from analyzer.model.decomposition import Decomposition
from analyzer.model.errors import NothingReadable
from analyzer.model.knowledge import Framework
from analyzer.model.plan import Decision, Fact, split_said
from analyzer.model.project import Project
from analyzer.model.settings import Settings
from analyzer.model.source import SourceTree
from analyzer.pipeline.assemble import assemble
from analyzer.pipeline.cite import SourceLines, cite
from analyzer.pipeline.collector import without_collector
from analyzer.pipeline.files import FileReading, read_files
from analyzer.pipeline.fingerprint import fingerprint
from analyzer.pipeline.progress import OnProgress
from analyzer.pipeline.stale import find_stale
from analyzer.pipeline.worker import READER_FAILED, complete
from analyzer.plan.assess import assess
from analyzer.plan.teams import find_teams
from analyzer.project.build import build_project
from analyzer.project.given import with_facts
from analyzer.sources.discovery import find_sources

LEAST_READABLE = 0.1  # share of files; below it nothing can be said about the code base


def analyze(
    paths: Sequence[str], settings: Settings, said: Sequence[Decision | Fact], on_progress: OnProgress
) -> Decomposition:
    """Analyze what lies below the paths as one code base and propose services; `said` is what people wrote down.

    Raises:
        MissingPath, UnreadableInput: A path is not there, or cannot be opened.
        NoPythonFiles, NothingReadable: There is nothing to analyse.
    """
    tree, readings, project = understand(paths, settings, on_progress)
    decisions, facts = split_said(said)
    project = with_facts(project, facts)
    on_progress("proposing services", 0, 2)
    evidence = gather(project, find_units(project), tree.history, tree.commits)
    on_progress("proposing services", 1, 2)
    cut = propose(project, evidence, settings, decisions)
    assessment = assess(project, evidence, cut, decisions, settings.goal)
    assessment = replace(assessment, teams=find_teams(evidence.units, cut, tree.commits, tree.owners))
    on_progress("proposing services", 2, 2)
    project = replace(project, problems=(*project.problems, *find_stale(decisions, project, evidence, cut)))
    asked = (settings, tuple(said), fingerprint(tree, readings, settings))
    result = assemble(tree, project, evidence, (cut, assessment), asked)
    return cite(result, SourceLines(tree.files, settings.largest_file)) if settings.show_source else result


def understand(
    paths: Sequence[str], settings: Settings, on_progress: OnProgress
) -> tuple[SourceTree, tuple[FileReading, ...], Project]:
    """Read everything below the paths and work out what it means, without judging it."""
    on_progress("finding files", 0, 1)
    tree = find_sources(paths, settings)
    on_progress("finding files", 1, 1)
    readings = read_files(
        tree.files, settings.largest_file, settings.jobs, lambda done, total: on_progress("reading files", done, total)
    )
    _check_readable(readings, paths)
    on_progress("resolving names", 0, 1)
    facts = [(reading.file, reading.facts) for reading in readings if reading.facts is not None]
    with without_collector():
        faults = tuple(fault for file, one in facts if (fault := complete(file, one)) is not None)
        tree = replace(tree, problems=(*tree.problems, *faults))
        templates = {path: read_template(text) for path, text in tree.templates.items()}
        scripts = {path: read_script(text) for path, text in tree.scripts.items()}
        deployments = {path: read_deployment(path, text) for path, text in tree.deployments.items()}
        beside = Beside(scripts, deployments)
        project = build_project(facts, with_problems(tree, readings), _known(settings), templates, beside)
    on_progress("resolving names", 1, 1)
    return tree, readings, project


def _known(settings: Settings) -> tuple[Framework, ...]:
    """Return the libraries that we know, and what the settings say of the project's own conventions."""
    own = read_conventions(settings.entry_points, settings.registries)
    return (*BUILTIN, framework_of(own)) if own != Conventions() else BUILTIN


def with_problems(tree: SourceTree, readings: Sequence[FileReading]) -> SourceTree:
    """Return the tree with what went wrong in reading added to its problems."""
    return replace(tree, problems=(*tree.problems, *(one.problem for one in readings if one.problem)))


def _check_readable(readings: Sequence[FileReading], paths: Sequence[str]) -> None:
    readable = sum(1 for reading in readings if reading.says_something)
    if readable < LEAST_READABLE * len(readings) or not readable:
        failed = next(reading for reading in readings if not reading.says_something)
        if failed.problem is not None and failed.problem.slug == READER_FAILED:
            raise RuntimeError(f"{failed.file.path}: {failed.reason}")  # no user can put that right
        raise NothingReadable(
            f"only {readable} of {len(readings)} Python files below {', '.join(paths)} could be read",
            hint=f"the first of the others is {failed.file.path}: {failed.reason}",
        )
