"""The shapes of the other files we read or write, for their JSON Schemas. Pure."""

from typing import Literal, NotRequired, TypedDict


class FactTable(TypedDict):
    """A physical table and the class that stands for it, "" where there is none."""

    name: str
    model: str


# One persistent class of a table; written as a call because a key is a keyword.
FactEntity = TypedDict("FactEntity", {"table": str, "class": str})


class FactRelation(TypedDict):
    """A reference from the rows of one table to those of another."""

    from_table: str
    column: str
    to_table: str | None
    kind: str


class FactAccess(TypedDict):
    """A function reads or writes a table."""

    function: str
    table: str
    op: Literal["read", "write"]


class FactEntryPoint(TypedDict):
    """What wakes the code from outside, and the tables it reaches."""

    kind: str
    name: str
    function: str
    tables_read: list[str]
    tables_written: list[str]


class FactTransaction(TypedDict):
    """A function with a scope whose writes commit together."""

    function: str
    tables_written: list[str]


class FactRoute(TypedDict):
    """An HTTP route."""

    method: str
    path: str
    handler: str


class FactTask(TypedDict):
    """A background task or command by its name."""

    name: str
    function: str


class FactSignal(TypedDict):
    """A receiver of a signal; `sender` is "" for any."""

    signal: str
    receiver: str
    sender: str


class Facts(TypedDict):
    """The extracted facts without any interpretation."""

    schema: Literal["decompose-facts/1"]
    tables: list[FactTable]
    entities: list[FactEntity]
    relations: list[FactRelation]
    accesses: list[FactAccess]
    calls: list[tuple[str, str]]
    entry_points: list[FactEntryPoint]
    transactions: list[FactTransaction]
    routes: list[FactRoute]
    tasks: list[FactTask]
    signals: list[FactSignal]
    commands: list[FactTask]


class GraphNode(TypedDict):
    """A unit to place, or context such as a table."""

    id: str
    kind: str
    path: NotRequired[str]
    tokens: NotRequired[list[str]]
    entry: NotRequired[bool]
    partition: NotRequired[bool]
    size: NotRequired[int]


class GraphEdge(TypedDict):
    """A directed, typed, weighted edge."""

    source: str
    target: str
    kind: str
    weight: NotRequired[float]


class GraphFunctionality(TypedDict):
    """A use case by what it touches, in order where known."""

    id: NotRequired[str]
    name: NotRequired[str]
    members: list[str]
    accesses: NotRequired[list[tuple[str, Literal["R", "W"]]]]


class GraphFile(TypedDict):
    """The graph of an application of any language, input of `decompose cluster`."""

    schema: Literal["facts-graph/1"]
    nodes: list[GraphNode]
    edges: list[GraphEdge]
    functionalities: NotRequired[list[GraphFunctionality]]


# One decision about the proposed cut; written as a call because a key is a keyword.
DecisionRow = TypedDict(
    "DecisionRow",
    {
        "op": Literal[
            "move",
            "pin",
            "rename",
            "merge",
            "new",
            "together",
            "apart",
            "services",
            "table-owner",
            "shared",
            "ignore",
            "accept",
        ],
        "name": NotRequired[str],
        "module": NotRequired[str],
        "symbol": NotRequired[str],
        "table": NotRequired[str],
        "entry_point": NotRequired[str],
        "finding": NotRequired[str],
        "service": NotRequired[str],
        "from": NotRequired[str],
        "to": NotRequired[str],
        "owner": NotRequired[str],
        "into": NotRequired[str],
        "count": NotRequired[int | str],
        "names": NotRequired[list[str]],
        "modules": NotRequired[list[str]],
        "symbols": NotRequired[list[str]],
        "tables": NotRequired[list[str]],
        "reason": NotRequired[str],
    },
)


class FactRow(TypedDict):
    """What a person knows and no reader can see: an access, a call, or a trigger of the database."""

    function: NotRequired[str]
    trigger: NotRequired[str]
    caller: NotRequired[str]
    callee: NotRequired[str]
    on: NotRequired[str | list[str]]
    reads: NotRequired[str | list[str]]
    writes: NotRequired[str | list[str]]
    reason: NotRequired[str]


class Decisions(TypedDict):
    """What people decided, as TOML; wins over the algorithm."""

    schema: Literal["decompose-decisions/1"]
    analysis: NotRequired[str]
    decision: NotRequired[list[DecisionRow]]
    fact: NotRequired[list[FactRow]]
