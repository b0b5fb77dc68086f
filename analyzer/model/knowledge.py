"""What a framework file says: its half of the contract between `project` and `frameworks`.

A framework file is data wherever data will do: which *paths* are what kind of value, which members turn one
kind into another, which calls read or write. A *path* is the dotted name of a value after imports, re-exports
and variables have been followed, with "()" for a call: `django.db.models.Model`,
`flask_sqlalchemy.SQLAlchemy().Model`, `sqlalchemy.orm.sessionmaker()()`, `shop.models.Order`.

Pure.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from analyzer.model.code import Wire
from analyzer.model.data import Entity, Relation
from analyzer.model.effects import EffectKind
from analyzer.model.problem import Problem
from analyzer.model.processes import Launcher
from analyzer.model.templates import Rendering
from analyzer.model.terms import Code, Term
from analyzer.model.usage import EntryPoint

NOWHERE = (-1, "")  # no argument


class Kind(StrEnum):
    """What a value is, in the words all frameworks share."""

    CLASS = "class"
    INSTANCE = "instance"
    QUERY = "query"
    MANAGER = "manager"
    SESSION = "session"
    STATEMENT = "statement"
    ROW = "row"
    COLLECTION = "collection"  # of instances: what iterating it gives
    FUNCTION = "function"
    MODULE = "module"
    VIEW = "view"  # works on the rows of one entity for a library: view, view set, admin, filter set
    FORM = "form"  # what saving it writes: form, serializer
    FORMSET = "formset"  # forms for many rows of one entity, and the class that makes them
    CONTEXT = "context"  # what a view hands to its template, by name
    LOADED = "loaded"  # what a schema gives around the row that it loaded
    CHECKED = "checked"  # what a form or serializer has checked, by field


class On(StrEnum):
    """Whose table an effect touches."""

    RECEIVER = "receiver"
    ARGUMENT = "argument"  # the entity of the first argument
    SECOND = "second"  # the entity of the second argument
    MENTIONED = "mentioned"  # every entity named anywhere in the arguments
    EVERYTHING = "everything"  # every table
    LINK = "link"  # the table in between, where the receiver stands for a many-to-many relation; else the receiver's


@dataclass(frozen=True, slots=True)
class Transfer:
    """A member of a kind of value: what it gives and what it does."""

    kind: Kind  # of the value before the dot
    members: frozenset[str]  # names; "[]" is iteration and subscript
    gives: Kind | None = None
    op: str = ""  # "read", "write", "both" or "" for no effect
    on: On = On.RECEIVER
    called: bool = True  # False: the attribute alone does it
    bases: frozenset[str] = frozenset()  # library classes that have it, where not all of the kind do
    given: str = ""  # the keyword without which there is no effect: `load(data, instance=row)`
    unless: str = ""  # the keyword that keeps the effect away where it is False: `save(commit=False)`
    cascade: str = (
        ""  # deletes rows and what hangs on them, and loads before: what their attributes stand for ("load"),
    )
    # or what it must know of to delete it ("collect")
    loads: str = ""  # the second argument, that names relations which it loads: `refresh(row, attribute_names=["x"])`
    links: str = ""  # what it does to the links of the relations that a form shows: "read" them, set them ("both")
    runs: str = ""  # the method of the row that it runs: `create()` runs `save()`
    made_by: str = ""  # the attribute that names the class of what it gives: `form_class` for `get_form()`


@dataclass(frozen=True, slots=True)
class KnownCall:
    """A library function: what it gives and what it does."""

    paths: frozenset[str]
    gives: Kind | None = None
    op: str = ""
    on: On = On.ARGUMENT
    only: str = ""  # the text of the first argument for which it does so, where not for all


@dataclass(frozen=True, slots=True)
class Lookups:
    """Strings and keywords that walk relations: `filter(ship__owner=x)`, `select_related("ship")`."""

    separator: str
    keywords: frozenset[str]  # members whose keyword names are paths
    strings: frozenset[str]  # members whose string arguments are paths
    nested: frozenset[str]  # paths of calls that carry paths inside the arguments: Q, F, Prefetch
    identity: frozenset[str]  # what may follow a relation and still compare its key only: "pk", "in", "isnull"


@dataclass(frozen=True, slots=True)
class Implicit:
    """What a library does to a table for a class, without a line of the project."""

    table: str
    op: str  # "read" or "write"
    verb: str  # "list", "create", "render" ...
    methods: frozenset[str] = frozenset()  # of the requests for which it happens; none: for all
    cascade: str = ""  # as of a transfer


@dataclass(frozen=True, slots=True)
class Turn:
    """Methods of a bound class that a library calls of its own accord, and for which requests."""

    names: frozenset[str]  # "get_*" stands for all that begin so
    methods: frozenset[str] = frozenset()  # of HTTP; none: for all of them
    actions: frozenset[str] = frozenset()  # of a view set; none: for all of them


ALL_FIELDS = "*"


@dataclass(frozen=True, slots=True)
class Binding:
    """A class that a library works with, and the entity it stands for."""

    symbol: str
    entity: str  # "" where it has none, or one that is not known
    partners: tuple[str, ...] = ()  # classes that the library makes and calls for it: forms, serializers, filter sets
    implicit: tuple[Implicit, ...] = ()
    fields: tuple[str, ...] = ()  # attributes of the entity that it shows, ALL_FIELDS where it does not choose
    read_only: tuple[str, ...] = ()  # those of its fields that it only shows
    turns: tuple[
        Turn, ...
    ] = ()  # what the library calls when; its other methods run when nothing in the code calls them


@dataclass(frozen=True, slots=True)
class OutsideCalls:
    """Library calls that reach out of the process and its database."""

    kind: EffectKind
    functions: frozenset[str] = frozenset()  # paths
    values: frozenset[str] = frozenset()  # paths of classes, of functions that give such a value, of such a value
    members: frozenset[str] = frozenset()  # of the values, that reach out
    same: frozenset[str] = frozenset()  # members of the values that give such a value again: `parent`, `/`
    decorators: frozenset[str] = frozenset()  # paths whose functions reach out, or members of the values that decorate
    columns: frozenset[str] = frozenset()  # types of columns whose attribute is such a value
    target: tuple[int, str] = NOWHERE  # position and keyword of the argument that says whom
    made: tuple[int, str] = NOWHERE  # the same of the call that makes the value, where the call itself does not say
    mode: tuple[int, str] = NOWHERE  # the argument that says whether a file is opened for writing
    only: str = ""  # first argument of what makes the value: "sqs" of `boto3.client("sqs")`


@dataclass(frozen=True, slots=True)
class Handing:
    """Library calls that run a function which they are given."""

    function: tuple[int, str]  # position and keyword of the function
    later: bool = False  # apart from the caller: in another thread, after the commit or the answer
    after_commit: bool = False  # as soon as the transaction around the call is committed
    paths: frozenset[str] = frozenset()  # of the calls
    values: frozenset[str] = frozenset()  # paths of classes, or of functions that give such a value, before the dot
    members: frozenset[str] = frozenset()  # of the values; without values of anything, where a name is clear enough


@dataclass(frozen=True, slots=True)
class Configured:
    """Where the values of settings come from."""

    objects: frozenset[str] = frozenset()  # paths whose attributes are settings
    mappings: frozenset[str] = frozenset()  # paths whose items are settings
    readers: frozenset[str] = frozenset()  # paths of functions whose first argument names one
    classes: frozenset[str] = frozenset()  # paths of classes whose attributes are settings
    options: frozenset[str] = frozenset()  # paths of calls that declare one: its name first, its default by keyword
    registering: frozenset[str] = frozenset()  # members that take such calls, or lists of them, and their group


@dataclass(frozen=True, slots=True)
class Backends:
    """Library calls that stand for one of several modules, which a mapping names."""

    paths: frozenset[str]
    mapping: tuple[int, str]  # position and keyword of the mapping from names to modules
    name: tuple[int, str] = NOWHERE  # the same of the name that chooses one; without a mapping, of the module's name
    giver: str = ""  # the function of the module whose result the call stands for, where the module has one


Parameters = Mapping[tuple[str, str], tuple[tuple[Kind, str], ...]]  # function, parameter -> kinds with entities


@dataclass(frozen=True, slots=True)
class FoundEntities:
    """What a framework found among the classes and tables."""

    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    named: Mapping[Term, str] = field(default_factory=dict)  # values that name a class by a string -> that class
    problems: tuple[Problem, ...] = ()
    bindings: tuple[Binding, ...] = ()
    parameters: Parameters = field(default_factory=dict)  # what a library passes to functions registered with it
    attributes: Mapping[str, str] = field(default_factory=dict)  # "request.user" -> class, where nothing else is known


@dataclass(frozen=True, slots=True)
class FoundEntries:
    """What a framework found to wake the code."""

    entry_points: tuple[EntryPoint, ...] = ()
    wires: tuple[Wire, ...] = ()
    problems: tuple[Problem, ...] = ()
    queues: tuple[str, ...] | None = None  # what a worker takes that is not told which; None: not known


@dataclass(frozen=True, slots=True)
class RowEvents:
    """Signals that a mapper sends when it writes a row, and the verbs at which it does."""

    saving: frozenset[str] = frozenset()  # last names of the signals
    deleting: frozenset[str] = frozenset()
    saves: frozenset[str] = frozenset()  # verbs that go row by row
    deletes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RequestWide:
    """A setting that puts every request into a transaction."""

    setting: str  # the name of the setting: a table of tables
    key: str  # in the inner ones, true where it is switched on
    frameworks: frozenset[str]  # whose views it is about
    without: frozenset[str]  # paths of decorators of views that do without


def no_entities(_code: Code) -> FoundEntities:
    """Find nothing: for frameworks without persistence."""
    return FoundEntities()


def no_entries(_code: Code) -> FoundEntries:
    """Find nothing: for frameworks that wake no code."""
    return FoundEntries()


@dataclass(frozen=True, slots=True)
class Framework:
    """Everything we know about one library."""

    name: str  # slug: "django"
    title: str  # "Django"
    packages: frozenset[str]  # import roots whose presence anywhere shows that it is in use
    source: str  # address of the manual that the knowledge comes from
    parent: str = ""  # the framework it builds on
    listed: bool = True  # among the frameworks in use; False: no library, but what is said of several
    values: Mapping[str, Kind] = field(default_factory=dict)  # path of a class (its instances) or value -> kind
    calls: tuple[KnownCall, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    parameters: tuple[Transfer, ...] = ()  # what a library passes to methods of a kind, by the parameter's name
    transactions: frozenset[str] = frozenset()  # paths of context managers and decorators
    request_wide: RequestWide | None = None
    commits: frozenset[str] = frozenset()  # session members that end a transaction
    locks: frozenset[str] = frozenset()  # members that lock the rows that they read
    row_events: RowEvents = RowEvents()
    attribute_writes: bool = False  # a store on a loaded instance is a write
    blocking: frozenset[str] = frozenset()  # paths of sessions and what makes them, where an attribute may load rows
    awaiting: frozenset[str] = frozenset()  # the same of asynchronous ones, where it cannot
    bridges: frozenset[str] = frozenset()  # members of asynchronous ones that call a function where it can
    awaitable: str = ""  # the attribute of a row whose attributes are loaded there all the same
    injectors: frozenset[str] = frozenset()  # paths of calls that stand for the result of their first argument
    proxies: Mapping[str, frozenset[str]] = field(default_factory=dict)  # value -> what registers functions giving it
    unwrapping: frozenset[str] = frozenset()  # members that give what a proxy stands for
    namespaces: frozenset[str] = frozenset()  # paths of values whose attributes are what is stored there anywhere
    conventions: Mapping[str, Kind] = field(default_factory=dict)  # names that mean a kind when nothing else is known
    telling: Mapping[str, Kind] = field(default_factory=dict)  # members only sessions have -> kind of first argument
    lookups: Lookups | None = None
    keeps_origin: bool = False  # a row that is reached from another one knows that one, without loading it
    many: Kind = Kind.MANAGER  # what the many side of a relation gives: a manager, a collection
    rendering: Rendering | None = None
    launchers: tuple[Launcher, ...] = ()  # programs that run its applications, tasks and commands
    outside: tuple[OutsideCalls, ...] = ()
    handing: tuple[Handing, ...] = ()
    configured: Configured | None = None
    backends: tuple[Backends, ...] = ()
    find_entities: Callable[[Code], FoundEntities] = no_entities
    find_entries: Callable[[Code], FoundEntries] = no_entries
