"""Files of sections and keys: systemd units, Supervisor, uWSGI.

Source: systemd's manual, "systemd.service", "systemd.syntax"; Supervisor's manual, "Configuration File"; uWSGI's
manual, "Configuring uWSGI", "Attach daemons". Pure.
"""

import re
from collections.abc import Iterator

from analyzer.facts.deployment.shell import read_commands, unquoted
from analyzer.model.deployment import DeploymentFile, ShellCommand, Stated

SECTION = re.compile(r"\[([^\[\]]+)\]\s*$")
PROGRAMS = ("program:", "fcgi-program:", "eventlistener:")
PREFIXES = "-@:+!|"  # of ExecStart: how systemd starts it
VARIABLE = re.compile(r"%\((?:ENV_)?(\w+)\)[sd]?")  # of Supervisor and uWSGI
ATTACHED = re.compile(r"(smart-|legion-)?attach-(daemon2?|control-daemon)$")
CONTINUED = "\\"
_Setting = tuple[str, str, str, int]  # section, key, value, line


def read_unit(text: str, name: str) -> DeploymentFile:
    """Return the process of a systemd service; one of several instances (`x@.service`) is one process."""
    found = [
        (value, line) for section, key, value, line in _settings(text) if (section, key) == ("Service", "ExecStart")
    ]
    started = [(value.lstrip(PREFIXES), line) for value, line in found if value]
    commands = tuple(command for value, line in started for command in read_commands(value, line))
    if not commands:
        return DeploymentFile()
    name = name.removesuffix(".in").removesuffix(".service").rstrip("@")
    line = started[0][1]
    return DeploymentFile((Stated(name, "systemd", line, "; ".join(value for value, _line in started), commands),))


def read_supervisor(text: str) -> DeploymentFile:
    """Return the programs of a Supervisor configuration; none of other files."""
    if "[program:" not in text:
        return DeploymentFile()
    found = []
    for section, key, value, line in _settings(text):
        prefix = next((one for one in PROGRAMS if section.startswith(one)), "")
        if prefix and key == "command":
            name, commands = section.removeprefix(prefix), read_commands(VARIABLE.sub(r"$\1", value), line)
            found.append(Stated(name, "supervisor", line, value, commands))
    return DeploymentFile(tuple(found))


def read_uwsgi(text: str, name: str) -> DeploymentFile:
    """Return what a uWSGI configuration serves, and the programs that it keeps running beside."""
    served: list[ShellCommand] = []
    beside: list[Stated] = []
    name = name.removesuffix(".ini")
    for section, key, value, line in _settings(text):
        if section != "uwsgi":
            continue
        if key in ("module", "wsgi", "wsgi-file", "file", "mount") and value:
            target = value.rpartition("=")[2] if key == "mount" else value
            served.append(ShellCommand(("uwsgi", "--module", unquoted(target)), line))
        elif ATTACHED.match(key):
            command = value.partition("cmd=")[2] if "cmd=" in value else value
            commands = read_commands(VARIABLE.sub(r"$\1", command), line)
            beside.append(Stated(f"{name} {command}", "uwsgi", line, command, commands))
    own = [Stated(name, "uwsgi", served[0].line, " ".join(served[0].words), tuple(served))] if served else []
    return DeploymentFile((*own, *beside))


def _settings(text: str) -> Iterator[_Setting]:
    """Go through section, key, value and line; lines that go on, by a backslash or by being indented, are joined."""
    section, key, value, start = "", "", "", 0
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if bare.startswith(("#", ";")):
            continue
        if key and bare and (value.endswith(CONTINUED) or line[:1].isspace()) and not SECTION.match(bare):
            value = f"{value.removesuffix(CONTINUED)} {bare}"
            continue
        if key:
            yield section, key, value.strip(), start
        key, value, start = "", "", number
        match = SECTION.match(bare)
        if match:
            section = match.group(1).strip()
        elif "=" in bare:
            key, _equals, value = (part.strip() for part in bare.partition("="))
    if key:
        yield section, key, value.strip(), start
