"""A made-up object mapper and web library as plain data, and short ways to ask a small code base about itself."""

from analyzer.facts.python import read_facts
from analyzer.facts.sql import read_script
from analyzer.model.beside import Beside
from analyzer.model.data import Entity, EntityKind, Relation
from analyzer.model.knowledge import (
    FoundEntities,
    FoundEntries,
    Framework,
    Kind,
    KnownCall,
    On,
    Transfer,
)
from analyzer.model.names import last_of
from analyzer.model.project import Project
from analyzer.model.source import SourceFile, SourceTree
from analyzer.model.usage import EntryPoint
from analyzer.project.build import build_project
from analyzer.project.kinds import Knowledge, Typed
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from tests.reading import code_of

ROW = "tinyorm.Row"
LINKS = {"tinyorm.Link()": "fk", "tinyorm.Links()": "m2m"}


def find_entities(code) -> FoundEntities:
    """Every subclass of Row is a table of its own name; `x = Link(Other, "back")` is a foreign key."""
    entities, relations = [], []
    for view in code.subclasses_of(frozenset({ROW})):
        abstract = "abstract" in view.body
        kind = EntityKind.ABSTRACT if abstract else EntityKind.CONCRETE
        table = "" if abstract else view.name.lower()
        entities.append(Entity(view.symbol, table, kind, "tinyorm", view.module, view.location))
        for name, term in view.body.items():
            if term.path in LINKS:
                target = last_of(term.argument(0).path).lower()
                back = term.argument(1).text if term.argument(1) else ""
                relations.append(Relation(table, target, f"{name}_id", LINKS[term.path], name, back or ""))
    return FoundEntities(tuple(entities), tuple(relations))


def find_entries(code) -> FoundEntries:
    """Every function decorated with `@tinyweb.page` is a page."""
    found = [
        EntryPoint(f"http {view.symbol}", "http", view.symbol, view.symbol, view.location)
        for view in code.functions()
        if any(term.path.removesuffix("()") == "tinyweb.page" for term in view.decorators)
    ]
    return FoundEntries(tuple(found))


KEEPS = frozenset({"all", "filter", "order_by"})
TINY = Framework(
    name="tinyorm",
    title="Tiny ORM",
    packages=frozenset({"tinyorm", "tinyweb"}),
    source="",
    values={
        "tinyorm.Manager": Kind.MANAGER,
        "tinyorm.Query": Kind.QUERY,
        "tinyorm.Session": Kind.SESSION,
    },
    calls=(KnownCall(frozenset({"tinyorm.get_or_404"}), Kind.INSTANCE, "read"),),
    transfers=(
        Transfer(Kind.CLASS, frozenset({"rows"}), Kind.MANAGER, called=False),
        Transfer(Kind.MANAGER, KEEPS, Kind.QUERY, "read"),
        Transfer(Kind.QUERY, KEEPS, Kind.QUERY, "read"),
        Transfer(Kind.MANAGER, frozenset({"get", "first"}), Kind.INSTANCE, "read"),
        Transfer(Kind.QUERY, frozenset({"get", "first"}), Kind.INSTANCE, "read"),
        Transfer(Kind.MANAGER, frozenset({"create"}), Kind.INSTANCE, "write"),
        Transfer(Kind.QUERY, frozenset({"update", "delete"}), None, "write"),
        Transfer(Kind.INSTANCE, frozenset({"save", "delete"}), None, "write"),
        Transfer(Kind.SESSION, frozenset({"add"}), None, "write", On.ARGUMENT),
    ),
    transactions=frozenset({"tinyorm.atomic"}),
    commits=frozenset({"commit"}),
    injectors=frozenset({"tinyweb.Needs"}),
    find_entities=find_entities,
    find_entries=find_entries,
)


class Asked:
    """A small code base with the tiny framework, and what it says about names."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.code = code_of(texts)
        found = find_entities(self.code)
        self.knowledge = Knowledge(self.code, (TINY,), found)
        self.types = Types(self.knowledge)

    def value(self, symbol: str) -> CodeTerm:
        """What a name means where the function, class or module that binds it ends; "returns" is what is returned."""
        owner, _, name = symbol.rpartition(".")
        if owner in self.code.all_modules:
            return CodeTerm(self.code, (owner, 0, self.code.scope(owner, 0).bindings[name]))
        module, rest = self.code.names.split(owner)
        scopes = self.code.all_modules[module].facts.scopes
        number = next(index for index, scope in enumerate(scopes) if scope.name == ".".join(rest))
        if name == "returns":
            effect = next(effect for effect in scopes[number].effects if effect[0] == 1)
            return CodeTerm(self.code, (module, number, effect[3]))
        return CodeTerm(self.code, (module, number, scopes[number].bindings[name]))

    def kinds(self, symbol: str) -> list[tuple[str, str]]:
        """Kind and class of everything a name may be."""
        return [(str(one.kind), one.of) for one in self.types.of(self.value(symbol))]

    def types_of(self, symbol: str) -> list[Typed]:
        return list(self.types.of(self.value(symbol)))


def path_in(texts: dict[str, str], symbol: str) -> str:
    return Asked(texts).value(symbol).path


def project_of(texts: dict[str, str], frameworks: tuple[Framework, ...] = (TINY,)) -> Project:
    """Build the whole project of `path -> text`."""
    files = []
    scripts = {path: read_script(text) for path, text in texts.items() if path.endswith(".sql")}
    for path, text in texts.items():
        if path in scripts:
            continue
        name = path.removesuffix("/__init__.py").removesuffix(".py").replace("/", ".")
        files.append((SourceFile(path, path, name, path.endswith("__init__.py")), read_facts(text)))
    tree = SourceTree("shop", tuple(file for file, _facts in files), ("",))
    return build_project(files, tree, frameworks, beside=Beside(scripts))


MODELS = """
from tinyorm import Row, Link, Manager, Query

class Customer(Row):
    pass

class Order(Row):
    customer = Link(Customer, "orders")
"""


def with_models(text: str) -> dict[str, str]:
    """A code base of MODELS and one module `app` that imports them."""
    return {"models.py": MODELS, "app.py": "from models import Order, Customer\n" + text}
