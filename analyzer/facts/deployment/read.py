"""One deployment file to what it states, by its name.

Source: Heroku's manual, "The Procfile"; s6-overlay's manual, "Writing a service script"; runit's manual, "runsv". Pure.
"""

import re

from analyzer.facts.deployment.compose import read_compose, read_workloads
from analyzer.facts.deployment.dockerfile import read_dockerfile
from analyzer.facts.deployment.sections import read_supervisor, read_unit, read_uwsgi
from analyzer.facts.deployment.shell import read_commands
from analyzer.model.deployment import DeploymentFile, Stated

PROCFILE = re.compile(r"([\w-]+):[ \t]*(.+)")
SUPERVISED = re.compile(r"(?:.*/)?(?:s6-rc\.d|services\.d|service|sv)/([^/]+)/run")
SHELLS = re.compile(r"#!.*\b(?:ba|da|a|k|z)?sh\b|#!.*\bwith-contenv\b")


def read_deployment(path: str, text: str) -> DeploymentFile:
    """Return what a deployment file states; nothing for a file that is none after all."""
    name = path.rpartition("/")[2]
    low = name.lower()
    if low.endswith((".yml", ".yaml")):
        return read_compose(text) if "compose" in low else read_workloads(text)
    if low.startswith(("dockerfile", "containerfile")) or low.endswith(".dockerfile"):
        return read_dockerfile(text, name)
    if low.endswith((".service", ".service.in")):
        return read_unit(text, name)
    if low.endswith(".ini") and "[uwsgi]" in text:
        return read_uwsgi(text, name)
    if low.endswith((".conf", ".ini")):
        return read_supervisor(text)
    if low.startswith("procfile") and not low.endswith(".sh"):
        return read_procfile(text)
    return _read_script(path, text)


def read_procfile(text: str) -> DeploymentFile:
    """Return the process types of a Procfile."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        match = PROCFILE.match(line)
        if match:
            name, command = match.groups()
            found.append(Stated(name, "procfile", number, command.strip(), read_commands(command, number)))
    return DeploymentFile(tuple(found))


def _read_script(path: str, text: str) -> DeploymentFile:
    """Return the commands of a shell script; of one that a supervisor runs by its folder, the process as well."""
    if not (path.endswith(".sh") or SHELLS.match(text)):
        return DeploymentFile()
    script = read_commands(text)
    match = SUPERVISED.fullmatch(path)
    if match is None or not script:
        return DeploymentFile(script=script)
    shown = " ".join(script[-1].words)
    return DeploymentFile((Stated(match.group(1), "service", script[-1].line, shown, script),), script)
