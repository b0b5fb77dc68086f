"""What runs apart today: the processes of deployment files, tied to the entry points whose code they run. Pure."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from analyzer.model.deployment import DeploymentFile, ShellCommand, Stated
from analyzer.model.knowledge import Framework
from analyzer.model.location import Confidence, Location, Reason
from analyzer.model.names import EntryPointId, SymbolName
from analyzer.model.problem import Problem
from analyzer.model.processes import Launcher, Process, Runs
from analyzer.model.project import Project
from analyzer.model.usage import EntryPoint
from analyzer.project.code import ProjectCode
from analyzer.project.launches import Launch
from analyzer.project.programs import Programs
from analyzer.project.started import Started, is_preparation, is_python
from analyzer.project.ties import Tie, Ties

LONGEST_COMMAND = 200  # letters shown; the place of the command says the rest
HIDES = "what runs apart from the rest today"
ORDER = tuple(Runs)
STARTED = frozenset({"service", "supervisor", "uwsgi"})  # kinds of what others start


@dataclass(frozen=True, slots=True)
class _Found:
    """A process with the programs it starts and what they run."""

    path: str
    stated: Stated
    commands: tuple[ShellCommand, ...]
    launches: tuple[tuple[ShellCommand, Launch], ...]
    depends: bool = False  # on something that is known when it runs: which of several programs it starts
    starts: tuple[str, ...] = ()  # names of the processes that are listed beside it, where it only starts several


def with_processes(
    project: Project,
    code: ProjectCode,
    frameworks: Iterable[Framework],
    queues: Mapping[str, tuple[str, ...] | None],
    deployments: tuple[str, Mapping[str, DeploymentFile]],
) -> Project:
    """Return the project with its processes of today.

    Args:
        project: Everything else that is known.
        code: The code base.
        frameworks: Those in use; their launchers say what programs run.
        queues: Framework -> what a worker takes that is not told which.
        deployments: The name of the project, and what its deployment files state, by path.
    """
    known, (name, files) = tuple(frameworks), deployments
    launchers, images = _launchers(known), _Images(name, files)
    found = _followed(code, Programs(code, launchers, project.entry_points), images, files)
    ties = Ties(code, project, {one.name: one.parent or one.name for one in known}, queues, launchers)
    ties.learn(launch for one in found for _command, launch in one.launches)
    rows = [*(_process(one, ties, images) for one in found), *_console_scripts(project, ties)]
    gaps = [
        Problem(slug, message, Location(path, line), HIDES)
        for path, file in sorted(files.items())
        for slug, message, line in file.problems
    ]
    problems = sorted((*project.problems, *gaps), key=lambda one: (one.location, one.slug, one.message))
    return replace(project, processes=_told_apart(rows), problems=tuple(problems))


def launched_scripts(
    code: ProjectCode,
    frameworks: Iterable[Framework],
    entry_points: Iterable[EntryPoint],
    deployments: tuple[str, Mapping[str, DeploymentFile]],
) -> tuple[EntryPoint, ...]:
    """Return the modules that deployment files run and that do not say themselves that they are run."""
    name, files = deployments
    programs = Programs(code, _launchers(frameworks), entry_points)
    found: dict[str, EntryPoint] = {}
    for one in _followed(code, programs, _Images(name, files), files):
        where = Location(one.path, one.stated.line)
        for _command, launch in one.launches:
            module = programs.unguarded.get(launch.named)
            if module is not None and launch.named not in found:
                place, symbol = Location(code.path_of(module), 1), SymbolName(module)
                identity = EntryPointId(launch.named)
                found[identity] = EntryPoint(
                    identity, "script", module, symbol, place, framework="scripts", also=(where,)
                )
    return tuple(found[identity] for identity in sorted(found))


def _launchers(frameworks: Iterable[Framework]) -> list[Launcher]:
    known = tuple(frameworks)
    return [launcher for one in known for launcher in one.launchers if _may_run(launcher, known)]


def _followed(
    code: ProjectCode, programs: Programs, images: "_Images", files: Mapping[str, DeploymentFile]
) -> list[_Found]:
    """Return what all processes start, in the order of files."""
    started = Started(files, programs.names(), (module.file.path for module in code.all_modules.values()))
    return [
        _follow(path, stated, images.of(path, stated), started, programs)
        for path, file in sorted(files.items())
        for stated in file.processes
        if not (stated.kind == "service" and is_preparation(path, files))
    ]


def _may_run(launcher: Launcher, frameworks: Iterable[Framework]) -> bool:
    """Say whether a launcher can mean this code base: `manage.py runserver` is Django's only where Django is in use."""
    used = {one.name for one in frameworks}
    return launcher.runs is not Runs.APPLICATION or not launcher.frameworks or not launcher.frameworks.isdisjoint(used)


class _Images:
    """Which Dockerfile makes the image of a process."""

    def __init__(self, name: str, files: Mapping[str, DeploymentFile]) -> None:
        """Know the Dockerfiles, and the name under which an image of the whole project goes."""
        self.name = _plain(name)
        self.made = {
            path: file.processes
            for path, file in files.items()
            if any(stated.kind == "container" for stated in file.processes)
        }

    def of(self, path: str, stated: Stated) -> Stated | None:
        """Return what the image of a process starts; None where that is not known."""
        if stated.build:
            wanted = posixpath.normpath(posixpath.join(posixpath.dirname(path), stated.build))
            return self._stage(self.made.get(wanted, ()), stated.target)
        if self.is_own(stated.image) and len(self.made) == 1:
            return self._stage(next(iter(self.made.values())), "")
        return None

    def is_own(self, image: str) -> bool:
        """Say whether an image has the name of the project."""
        last = image.partition("@")[0].rpartition("/")[2].partition(":")[0]
        return bool(image and self.name) and _plain(last) == self.name

    @staticmethod
    def _stage(stages: tuple[Stated, ...], target: str) -> Stated | None:
        named = [stage for stage in stages if stage.target == target] if target else []
        chosen = named or stages[-1:]
        return chosen[0] if chosen else None


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


NO_IMAGES = _Images("", {})


def _follow(path: str, stated: Stated, image: Stated | None, started: Started, programs: Programs) -> _Found:
    """Return what a process starts; of several programs that a condition chooses between, none."""
    commands = started.of(stated, path, image)
    starts = tuple(dict.fromkeys(started.supervised))
    launched = [(command, launch) for command in commands for launch in programs.of(command, path, started)]
    choices: dict[str, set[Launch]] = {}  # file of a condition -> what is started under conditions there
    for command, launch in launched:
        if command.within:
            choices.setdefault(command.within[0], set()).add(launch)
    chosen = [one for one in launched if not one[0].within or len(choices[one[0].within[0]]) == 1]
    depends = len(chosen) < len(launched)
    found = _Found(path, stated, tuple(commands), tuple(dict.fromkeys(chosen)), depends)
    return replace(found, starts=starts) if len(starts) > 1 and stated.kind not in STARTED else found


def _process(found: _Found, ties: Ties, images: _Images) -> Process:
    stated, where = found.stated, Location(found.path, found.stated.line)
    tied = [(launch, tie) for _command, launch in found.launches for tie in ties.of(launch)]
    runs = sorted({tie.runs for _launch, tie in tied}, key=ORDER.index)
    runs = [Runs.SUPERVISOR] if found.starts else runs
    return Process(
        id=f"{stated.kind} {stated.name} {found.path}",
        name=stated.name,
        kind=stated.kind,
        location=where,
        command=_cut(stated.text),
        image=stated.image,
        runs=tuple(runs) or (_without_tie(found, images),),
        queues=tuple(sorted({queue for _launch, tie in tied for queue in tie.queues})),
        entry_points=tuple(sorted({entry for _launch, tie in tied for entry in tie.entry_points})),
        because=tuple(_reasons(found, tied, where, images)),
    )


def _reasons(found: _Found, tied: list[tuple[Launch, Tie]], where: Location, images: _Images) -> Iterator[Reason]:
    if found.starts:
        text = f"starts {len(found.starts)} processes that are listed by themselves: {', '.join(found.starts)}"
        yield Reason("process-starts", text, (where,))
    for launch, tie in dict.fromkeys(tied):
        yield Reason("process-runs", f"{launch.program} {tie.text}", (where,), tie.confidence)
    if found.depends:
        text = "its script starts one of several programs; which one is known when it runs"
        yield Reason("process-depends", text, (where,), Confidence.LOW)
    elif not tied:
        yield Reason("process-not-tied", _why_not(found, images), (where,), Confidence.LOW)


def _why_not(found: _Found, images: _Images) -> str:
    named = [launch.target for _command, launch in found.launches if launch.target]
    if named:
        return f"{named[0]} is not in the code base"
    if _without_tie(found, images) is Runs.INFRASTRUCTURE:
        return f"the image {found.stated.image} is not built here: a program that the application uses"
    if found.commands:
        shown = _cut(" ".join(found.commands[-1].words))
        return f"{shown!r} starts nothing that could be found in the code base"
    image = found.stated.image
    return f"what the image {image} starts is not said here" if image else "what its image starts is not said here"


def _without_tie(found: _Found, images: _Images) -> Runs:
    """Say what a process is there for that runs no code that we know."""
    image = found.stated.image
    runs_python = any(is_python(one.words[0].rpartition("/")[2]) for one in found.commands if one.words)
    foreign = image and not images.is_own(image) and not runs_python and not found.launches and not found.depends
    return Runs.INFRASTRUCTURE if foreign else Runs.UNKNOWN


def _console_scripts(project: Project, ties: Ties) -> Iterator[Process]:
    """Go through the scripts that packaging files install: each can be started by itself."""
    for entry in project.entry_points:
        if entry.kind == "script" and entry.name != entry.function:
            stated = Stated(entry.name, "console-script", entry.location.line, entry.name)
            command = ShellCommand((entry.name,), entry.location.line)
            launch = Launch(Runs.COMMAND, entry.name, named=str(entry.id))
            process = _process(_Found(entry.location.path, stated, (command,), ((command, launch),)), ties, NO_IMAGES)
            yield _with_commands(process, ties.commands_of(entry))


def _with_commands(process: Process, commands: tuple[EntryPointId, ...]) -> Process:
    """Return a console script with the commands that its words may name."""
    if not commands:
        return process
    text = f"{process.name} is a group of commands: {len(commands)}"
    because = (*process.because, Reason("process-runs", text, (process.location,), Confidence.MEDIUM))
    entries = tuple(sorted({*process.entry_points, *commands}))
    return replace(process, entry_points=entries, because=because)


def _cut(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= LONGEST_COMMAND else f"{shown[: LONGEST_COMMAND - 1]}…"


def _told_apart(rows: Iterable[Process]) -> tuple[Process, ...]:
    """Return the processes sorted, their ids unique: where two share one, the line tells them apart."""
    found: dict[str, Process] = {}
    for one in rows:
        identity = one.id if one.id not in found else f"{one.id}:{one.location.line}"
        found.setdefault(identity, replace(one, id=identity))
    return tuple(found[identity] for identity in sorted(found, key=lambda key: (found[key].location, key)))
