"""From what programs run to the entry points that they run, once all applications of the code base are known. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analyzer.model.code import When
from analyzer.model.location import Confidence
from analyzer.model.names import EntryPointId, ancestors_of
from analyzer.model.processes import Launcher, Runs
from analyzer.model.project import Project
from analyzer.model.usage import MIDDLEWARE, EntryPoint
from analyzer.project.code import ProjectCode
from analyzer.project.launches import VARIABLE, Launch

# Kinds that a server of an application answers, or runs around its answers.
SERVED = frozenset({"http", "graphql", "websocket", "admin", MIDDLEWARE})
WSGI = "django.core.wsgi.get_wsgi_application()"  # knows no websockets


@dataclass(frozen=True, slots=True)
class Tie:
    """The entry points that a program runs, and why it is these."""

    runs: Runs
    entry_points: tuple[EntryPointId, ...]
    text: str  # one sentence, its subject is the program
    queues: tuple[str, ...] = ()
    confidence: Confidence = Confidence.HIGH


class Ties:
    """All entry points of a code base, by what may run them."""

    def __init__(
        self,
        code: ProjectCode,
        project: Project,
        families: Mapping[str, str],
        queues: Mapping[str, tuple[str, ...] | None],
        launchers: Iterable[Launcher],
    ) -> None:
        """Know what there is to run.

        Args:
            code: Finds applications by name.
            project: Its entry points, use cases and imports.
            families: Framework -> the one that it builds on, or itself.
            queues: Framework -> what its worker takes that is not told which; None where that is computed.
            launchers: Say which functions serve from inside of a program.
        """
        self.code, self.project, self.families, self.queues = code, project, families, queues
        self.cases = {case.entry_point: case for case in project.use_cases}
        self.imports: dict[str, set[str]] = {}
        for one in project.dependencies:
            if one.kind == "import" and one.when is not When.TYPING:
                self.imports.setdefault(one.client, set()).add(one.supplier)
        self.inside = {launcher: self._callers(launcher) for launcher in launchers if launcher.calls}
        for wire in project.wires:
            if wire.source in code.all_modules and not wire.asynchronous and wire.confidence is not Confidence.LOW:
                self.imports.setdefault(wire.source, set()).add(code.names.split(wire.target)[0])
        self.applications: set[str] = set()  # modules of the applications that are served anywhere
        self.workers: set[str] = set()  # modules of the applications of queues whose tasks are taken anywhere

    def _callers(self, launcher: Launcher) -> frozenset[str]:
        """Return the functions that do by a call what a launcher does: classes derived from a library's count."""
        own = {view.symbol for view in self.code.subclasses_of(launcher.calls)}
        return frozenset(call.owner for call in self.code.calls_to(launcher.calls | own))

    def learn(self, launches: Iterable[Launch]) -> None:
        """Note which applications are served: where there is one only, all routes are its; the same for tasks."""
        known = tuple(launches)
        modules = {self._home(one.target) for one in known if one.runs is Runs.APPLICATION}
        self.workers = {self._home(one.target) for one in known if one.runs is Runs.WORKER} - {""}
        self.applications = {"django" if self._is_django(module) else module for module in modules if module}

    def of(self, launch: Launch) -> list[Tie]:
        """Return what a program runs; nothing where it names an application that is not in the code base."""
        if launch.runs is Runs.APPLICATION:
            return list(self._served(launch))
        if launch.runs is Runs.WORKER:
            return [self._taken(launch)]
        if launch.runs is Runs.SCHEDULER:
            due = [one.id for one in self.project.entry_points if self._is(one, "schedule", launch.frameworks)]
            text = (
                f"sends what is due: {len(due)} of the schedule"
                if due
                else "sends what is due: no line of it was found"
            )
            return [Tie(launch.runs, tuple(due), text)]
        return self._command(launch)

    def _is(self, entry: EntryPoint, kind: str, frameworks: frozenset[str]) -> bool:
        return entry.kind == kind and entry.framework in frameworks

    # Applications.

    def _home(self, target: str) -> str:
        """Return the module of `package.module:application` or `path/module.py`; "" for none of the code base."""
        name = target.partition(":")[0].removesuffix(".py").strip("./").replace("/", ".")
        parts = name.split(".")
        tails = (".".join(parts[start:]) for start in range(len(parts)))  # the folders in front may be on the path
        found = (self.code.names.split(tail)[0] for tail in tails if tail)
        return next((module for module in found if module), "")

    def _is_django(self, module: str) -> bool:
        """Say whether a module makes an application of Django."""
        calls = ("django.core.wsgi.get_wsgi_application", "django.core.asgi.get_asgi_application")
        return any(call.module == module for call in self.code.calls_to(frozenset(calls)))

    def _served(self, launch: Launch) -> Iterator[Tie]:
        home, is_known = self._home(launch.target), bool(launch.target) and not VARIABLE.search(launch.target)
        if is_known and not home:
            return
        entries = [
            one for one in self.project.entry_points if one.kind in SERVED and self._fits(one, launch.frameworks)
        ]
        named = f"serves {launch.target}" if is_known else "serves the application"
        if len(self.applications) < 2:
            every = f"{named}; all web entry points of the code base are its, {len(entries)}"
            text, confidence = f"{every}: no other application is served", launch.confidence
        elif not home:
            text, confidence = f"{named} that is named when it runs; any web entry point may be its", Confidence.MEDIUM
        else:
            entries = [one for one in entries if self._belongs(one, home)]
            text, confidence = f"{named}; the web entry points are its that its module loads", Confidence.MEDIUM
        if self._is_wsgi(home, launch.target):
            entries = [one for one in entries if one.kind != "websocket"]
        yield Tie(launch.runs, _ids(entries), text, confidence=confidence)

    def _fits(self, entry: EntryPoint, frameworks: frozenset[str]) -> bool:
        return not frameworks or self.families.get(entry.framework, entry.framework) in frameworks

    def _belongs(self, entry: EntryPoint, home: str) -> bool:
        """Say whether the module of an application leads to an entry point; Django's are found by their settings."""
        if self._is_django(home):
            return self.families.get(entry.framework, entry.framework) == "django"
        return self.code.names.split(entry.function)[0] in self._loaded((home,))

    def _is_wsgi(self, home: str, target: str) -> bool:
        term = self.code.variable(home, target.partition(":")[2] or "application") if home else None
        return term is not None and term.path == WSGI

    def _loaded(self, modules: Iterable[str]) -> frozenset[str]:
        """Return all modules that are loaded with some, at load time or later, their packages included."""
        waiting, seen = list(modules), set[str]()
        while waiting:
            module = waiting.pop()
            if module not in seen:
                seen.add(module)
                waiting += [*self.imports.get(module, ()), *ancestors_of(module)[1:]]
        return frozenset(seen)

    # Tasks and commands.

    def _taken(self, launch: Launch) -> Tie:
        tasks = [one for one in self.project.entry_points if self._is(one, "task", launch.frameworks)]
        homes = launch.only_loaded or ((launch.target,) if len(self.workers) > 1 else ())
        loaded = self._loaded(filter(None, map(self._home, homes)))
        own = [one for one in tasks if self.code.names.split(one.function)[0] in loaded]
        tasks = own if own or launch.only_loaded else tasks
        queues = launch.queues if launch.queues != () else self._default_queues(launch.frameworks)
        if queues is None:
            text = f"takes tasks from queues that are named when it runs; any of {len(tasks)} may run in it"
            return Tie(launch.runs, _ids(tasks), text, confidence=Confidence.MEDIUM)
        if not queues:  # a worker that takes all queues
            return Tie(launch.runs, _ids(tasks), f"takes the tasks of every queue: {len(tasks)}")
        taken = [one for one in tasks if not set(queues).isdisjoint(one.queues)]
        unknown = sum(not one.queues for one in tasks)
        text = f"takes the tasks of {_listed(queues)}: {len(taken)} of {len(tasks)}"
        text += f"; {unknown} more go to queues that are computed, and may run in it" if unknown else ""
        return Tie(launch.runs, _ids(taken), text, tuple(queues))

    def _default_queues(self, frameworks: frozenset[str]) -> tuple[str, ...] | None:
        found = [self.queues[one] for one in sorted(frameworks) if one in self.queues]
        return found[0] if found else ()

    def commands_of(self, script: EntryPoint) -> tuple[EntryPointId, ...]:
        """Return the commands of the groups that a script starts."""
        case = self.cases.get(script.id)
        around = {script.function, self.code.names.split(script.function)[0], *(case.functions if case else ())}
        return _ids(one for one in self.project.entry_points if one.kind == "command" and one.group in around)

    def _command(self, launch: Launch) -> list[Tie]:
        entry = EntryPointId(launch.named)
        case = self.cases.get(entry)
        ties = [Tie(launch.runs, (entry,), f"runs {launch.named}")]
        reached = set(case.functions) if case is not None else set()
        for launcher, callers in self.inside.items():
            if not callers.isdisjoint(reached):
                made = Launch(
                    launcher.runs, launch.program, "", launcher.frameworks, None, confidence=Confidence.MEDIUM
                )
                ties += self.of(made)
        return ties


def _ids(entries: Iterable[EntryPoint]) -> tuple[EntryPointId, ...]:
    return tuple(sorted(one.id for one in entries))


def _listed(names: Sequence[str]) -> str:
    return f"the queue {names[0]}" if len(names) == 1 else f"the queues {', '.join(names)}"
