"""Ties one program on a command line to the code base: launchers, scripts, commands. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from analyzer.model.deployment import ShellCommand
from analyzer.model.processes import Launcher, Runs
from analyzer.model.usage import EntryPoint
from analyzer.project.code import ProjectCode
from analyzer.project.launches import Launch, command_in, match_launcher, without_python
from analyzer.project.started import Started

MANAGE = "manage.py"
COMMANDS = frozenset({MANAGE, "django-admin", "django-admin.py", "flask"})  # programs whose words name a command


class Programs:
    """All that programs on a command line may run of a code base."""

    def __init__(self, code: ProjectCode, launchers: Iterable[Launcher], entry_points: Iterable[EntryPoint]) -> None:
        """Index launchers by program, entry points by what names them."""
        entries = tuple(entry_points)
        self.launchers: dict[str, list[Launcher]] = {}
        for launcher in launchers:
            for program in sorted(launcher.programs):
                self.launchers.setdefault(program, []).append(launcher)
        self.commands = {tuple(one.name.split()): str(one.id) for one in entries if one.kind == "command"}
        scripts = [one for one in entries if one.kind == "script"]
        self.scripts = {one.name: one for one in scripts if one.name != one.function}
        self.modules = {str(one.function): one for one in scripts if one.name == one.function}
        self.by_path = {module.file.path: name for name, module in code.all_modules.items()}
        taken = {str(one.id) for one in entries}
        self.unguarded = {  # id of the entry point that a module would be -> the module, where it is none yet
            f"script {name}": name for name in code.modules() if f"script {name}" not in taken
        }

    def names(self) -> frozenset[str]:
        """Return the names of programs that matter."""
        return frozenset({*self.launchers, *self.scripts, *COMMANDS})

    def of(self, command: ShellCommand, beside: str, started: Started) -> list[Launch]:
        """Return what a command runs; nothing where it runs no code that we know."""
        words = without_python(command.words)
        if not words:
            return []
        if words[0] == "-m":
            return self._module(words[1], words[2:])
        name = words[0].rpartition("/")[2]
        launched = [one for given in self.launchers.get(name, ()) for one in match_launcher(given, name, words[1:])]
        return launched or list(self._own(name, words, beside, started))

    def _module(self, module: str, arguments: Sequence[str]) -> list[Launch]:
        """Return what `python -m module` runs."""
        program = module.partition(".")[0]
        launched = [
            one for given in self.launchers.get(program, ()) for one in match_launcher(given, program, arguments)
        ]
        return launched or list(self._script(module, arguments))

    def _own(self, name: str, words: Sequence[str], beside: str, started: Started) -> Iterator[Launch]:
        """Go through what a command, a console script or a file of the code base runs."""
        named = command_in(words[1:], self.commands) if name in COMMANDS else ""
        if named:
            yield Launch(Runs.COMMAND, name, named=named)
        elif name in self.scripts:
            entry = self.scripts[name]
            yield self._told(name, str(entry.id), words[1:])
        elif name.endswith(".py") and name != MANAGE:
            yield from self._script(self.by_path.get(started.file_named(words[0], beside), ""), words[1:])

    def _script(self, module: str, arguments: Sequence[str]) -> Iterator[Launch]:
        for name in (module, f"{module}.__main__"):
            if name in self.modules:
                yield self._told(module, str(self.modules[name].id), arguments)
                return
        if f"script {module}" in self.unguarded:  # it runs when it is imported, too
            yield self._told(module, f"script {module}", arguments)

    def _told(self, name: str, script: str, arguments: Sequence[str]) -> Launch:
        """Return the command of a script that its arguments name; else the script."""
        return Launch(Runs.COMMAND, name, named=command_in(arguments, self.commands) or script)
