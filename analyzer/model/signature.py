"""What functions that are called from elsewhere take and give, and what their callers do with it. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from analyzer.model.names import SymbolName, TableName


class Crossing(StrEnum):
    """What goes over a border: only values can be sent as they are."""

    VALUE = "value"  # plain: numbers, texts, dates, lists and records of such
    INSTANCE = "instance"  # a row of a table, with its relations and the session behind it
    QUERY = "query"  # rows that are read only when somebody looks at them
    MODEL_CLASS = "model-class"  # a persistent class itself: subclassed, asked for, queried
    CLASS = "class"  # any other class: subclassed or made
    OBJECT = "object"  # an instance of any other class
    FUNCTION = "function"  # code that is handed over and called there
    SESSION = "session"  # the connection to the database
    FRAMEWORK = "framework"  # an object of a library: a form, a request
    EXCEPTION = "exception"
    CONSTANT = "constant"
    TASK = "task"
    SIGNAL = "signal"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Passed:
    """One parameter, or what is given back."""

    name: str  # of the parameter; "" of what is given back
    type: str  # its annotation as written, shortened; "" where there is none
    crossing: Crossing
    tables: tuple[TableName, ...] = ()  # of instances, queries and model classes
    attributes: tuple[str, ...] = ()  # of a parameter that the function looks at: the payload
    optional: bool = False  # it has a default


@dataclass(frozen=True, slots=True)
class Signature:
    """A function or class that code outside of its own top-level symbol calls."""

    name: SymbolName
    parameters: tuple[Passed, ...]  # the one it is bound to left out
    gives: tuple[Passed, ...]  # each kind once; none: nothing is given back
    raises: tuple[str, ...] = ()  # exceptions of the code base, that its own body raises
    bound_to: tuple[TableName, ...] = ()  # a method of a row: the tables that the row may be of


@dataclass(frozen=True, slots=True)
class Use:
    """What a caller elsewhere does with what it is given back; all its sites together."""

    caller: SymbolName
    callee: SymbolName
    result_used: bool
    attributes: tuple[str, ...] = ()  # that it looks at


NO_SIGNATURE = Signature(SymbolName(""), (), ())
