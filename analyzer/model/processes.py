"""Processes of today: what the deployment files start apart from each other. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from analyzer.model.location import Location, Reason
from analyzer.model.names import EntryPointId


class Runs(StrEnum):
    """What a process is there for."""

    APPLICATION = "application"  # answers requests
    WORKER = "worker"  # takes tasks from queues
    SCHEDULER = "scheduler"  # sends what is due
    COMMAND = "command"  # one command or script of the code base
    SUPERVISOR = "supervisor"  # starts several of the other processes, which are listed by themselves
    INFRASTRUCTURE = "infrastructure"  # a program of others that the application uses: a database, a broker
    UNKNOWN = "unknown"  # could not be tied to code


@dataclass(frozen=True, slots=True)
class Process:
    """Something that is started by itself today."""

    id: str  # unique: kind, file and name
    name: str  # as the file names it: "web", "worker"
    kind: str  # what states it: "procfile", "compose", "container", "systemd", ... "console-script"
    location: Location
    command: str = ""  # as it stands there, shortened
    image: str = ""  # of a container that is not built here
    runs: tuple[Runs, ...] = ()  # in this order of the enumeration
    queues: tuple[str, ...] = ()  # that a worker takes tasks from
    entry_points: tuple[EntryPointId, ...] = ()  # whose code runs in it; of a scheduler, what it sends
    because: tuple[Reason, ...] = ()  # how its commands were tied to code, or why they could not be


@dataclass(frozen=True, slots=True)
class Launcher:
    """A program that runs code of others, and how its command line says which."""

    programs: frozenset[str]  # "gunicorn"; started with `python -m`, too
    runs: Runs
    words: frozenset[str] = frozenset()  # one of them must be the first plain word: "worker"
    frameworks: frozenset[str] = frozenset()  # whose entry points it runs; none: any
    options: frozenset[str] = frozenset()  # that name the module or application
    positional: bool = False  # whether the first plain word names it
    flags: frozenset[str] = frozenset()  # options without a value; any other takes the word that follows
    queues: frozenset[str] = frozenset()  # options that name queues, with commas in between or as several words
    queue_words: bool = False  # whether the plain words are queues
    default_queue: str = ""  # that it takes where none is named; "": what the settings say
    only_loaded: bool = False  # runs only what the named modules import
    calls: frozenset[str] = frozenset()  # paths of functions that do the same from inside of a program
    also: frozenset[str] = frozenset()  # options that make it a scheduler, too
