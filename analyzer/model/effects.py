"""What the code does outside of its process and its database: requests, mails, messages, files and so on. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from analyzer.model.location import Confidence, Location
from analyzer.model.names import SymbolName


class EffectKind(StrEnum):
    """What is at the other end, the slowest and least certain first."""

    HTTP = "http"
    MAIL = "mail"
    QUEUE = "queue"  # messages and tasks that somebody else takes up later
    REMOTE = "remote"  # another machine by another protocol: file servers, shells, directories
    PROCESS = "process"  # another program on the same machine
    FILES = "files"  # written to the local disk, or anything done to a file store
    CACHE = "cache"


HELD = frozenset({EffectKind.HTTP, EffectKind.MAIL, EffectKind.QUEUE, EffectKind.REMOTE})  # what no rollback takes back


@dataclass(frozen=True, slots=True)
class ExternalEffect:
    """A function reaches out of the process; one row per function, kind, library call and target."""

    id: str  # "http requests.post shop.pay.charge PAY_URL": kind, what, function and target
    function: SymbolName  # that makes the call; a class body's effects stand under the class
    kind: EffectKind
    what: str  # the library call by its path: "requests.post"
    target: str  # whom: a host, the setting it comes from, a queue, the start of a cache key; "" where unknown
    locations: tuple[Location, ...]
    in_loop: bool = False
    in_transaction: bool = False  # while a block of the same function holds a transaction open
    put_off: bool = False  # until the transaction around it is committed
    confidence: Confidence = Confidence.HIGH  # MEDIUM: the target was told by a caller, a subclass or a convention


@dataclass(frozen=True, slots=True)
class ExternalService:
    """Another program that the code sends requests to, by its address."""

    name: str  # the setting that holds the address, else the host
    setting: str  # "" where the address is written in the code
    hosts: tuple[str, ...]  # known ones: the constant, the default of the setting
    callers: tuple[SymbolName, ...]
    effects: tuple[str, ...]  # ids of `ExternalEffect`
    locations: tuple[Location, ...]  # of the requests
