"""What one deployment file states: processes and the commands they start, in its own words. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShellCommand:
    """One program with its arguments."""

    words: tuple[str, ...]
    line: int
    within: tuple[str, ...] = ()  # what it stands in: "function NAME", "case LABEL", "if"; outermost first


@dataclass(frozen=True, slots=True)
class Stated:
    """One process that a deployment file starts."""

    name: str
    kind: str  # "procfile", "compose", "container", "systemd", "supervisor", "uwsgi", "kubernetes", "service"
    line: int
    text: str = ""  # the command as it stands there, shortened
    commands: tuple[ShellCommand, ...] = ()
    arguments: tuple[str, ...] = ()  # what the commands get as "$@": the CMD behind an ENTRYPOINT
    image: str = ""  # that it is started from, where nothing here builds one
    build: str = ""  # the Dockerfile that builds its image, relative to the folder of this file
    target: str = ""  # the stage of that Dockerfile; of a container, its own stage
    is_entrypoint: bool = False  # whether what is stated on top of it becomes its arguments


@dataclass(frozen=True, slots=True)
class DeploymentFile:
    """Everything one deployment file states; depends on its name and text alone."""

    processes: tuple[Stated, ...] = ()
    script: tuple[ShellCommand, ...] = ()  # what runs when the file itself is started
    problems: tuple[tuple[str, str, int], ...] = ()  # (slug, message, line)
    renamed: tuple[tuple[str, str], ...] = ()  # (name in the image, path it is copied from), where the names differ
