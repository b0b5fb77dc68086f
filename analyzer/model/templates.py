"""What a page template says, and what libraries call rendering one. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from analyzer.model.data import Entity
from analyzer.model.terms import Code

Chain = tuple[str, ...]  # `order.customer.name`: what is looked up, step by step; () for what is no lookup


class Does(StrEnum):
    """What one part of a template does."""

    SHOW = "show"  # writes values into the page
    USE = "use"  # asks for values: conditions, arguments
    EACH = "each"  # goes through a value
    WITH = "with"  # names values for what is inside
    SET = "set"  # names values for what follows
    GROUP = "group"  # names the groups of a value: each has a `list` of its elements
    INCLUDE = "include"
    BLOCK = "block"
    SUPER = "super"  # writes the block that this one replaces
    TAG = "tag"  # a tag of a library or of the project
    MACRO = "macro"
    CALL = "call"  # of a macro or function
    IMPORT = "import"  # of macros


@dataclass(frozen=True, slots=True)
class Part:
    """One tag or variable of a template, with what stands inside it."""

    does: Does
    line: int
    name: str = ""  # of a block, tag or macro; of an included template, "" where it is only known at run time
    chains: tuple[Chain, ...] = ()  # what is looked up besides `given`; EACH, GROUP: the first is gone through
    filters: tuple[str, ...] = ()
    given: tuple[tuple[str, Chain], ...] = ()  # by name, "" for positions: arguments, named values, parameters
    names: tuple[str, ...] = ()  # that it binds: loop variables, `as name`, imported macros
    alone: bool = False  # an include that sees nothing but what it is given
    inside: tuple["Part", ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """Everything one template states; depends on the file's text alone."""

    parts: tuple[Part, ...] = ()
    parent: str = ""  # the template it extends
    loads: frozenset[str] = frozenset()  # libraries of tags
    unread: int = 0  # tags that could not be read, includes and parents that are only known at run time


@dataclass(frozen=True, slots=True)
class Renderer:
    """A library function that renders a template."""

    paths: frozenset[str]
    names: tuple[int, ...] = (0,)  # where the template's name may stand among the arguments
    keywords: tuple[str, ...] = ()  # ... or under which keyword
    context: int = -1  # how many arguments behind the name its values stand, by name; -1: they are keywords
    context_keyword: str = ""
    made: bool = False  # the name was given to the call before the dot: `get_template("x").render(...)`; the values
    # are then the first argument
    around: tuple[str, str] = ("", "")  # what it puts around the name: `f"mail/{name}.txt"`


@dataclass(frozen=True, slots=True)
class PageTag:
    """A function of the project that templates may run."""

    name: str
    function: str
    library: str = ""  # by whose name templates load it; "" where they need not
    template: str = ""  # that it fills with what it returns


@dataclass(frozen=True, slots=True)
class PageClass:
    """A class that renders templates for a library."""

    symbol: str
    templates: tuple[str, ...]
    by_default: bool = False  # the names are those that the library makes up; nobody may ever render them
    aliases: tuple[tuple[str, str], ...] = ()  # further names of what the library hands over: `order` is `object`


@dataclass(frozen=True, slots=True)
class FoundPages:
    """What a library knows about the templates of a code base."""

    classes: tuple[PageClass, ...] = ()
    tags: tuple[PageTag, ...] = ()
    processors: tuple[str, ...] = ()  # functions whose result every template sees


def no_pages(_code: Code, _bound: Mapping[str, Entity]) -> FoundPages:
    """Find nothing: for libraries without classes or functions for templates."""
    return FoundPages()


@dataclass(frozen=True, slots=True)
class Rendering:
    """How a library renders templates."""

    renderers: tuple[Renderer, ...]
    members: frozenset[str] = frozenset()  # of a class that renders: what gives its templates values by name
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # name -> methods of the class that give it
    names: Mapping[str, str] = field(default_factory=dict)  # in every template -> "request.user", "" for no rows
    find: Callable[[Code, Mapping[str, Entity]], FoundPages] = no_pages  # with the entities that classes are bound to
