"""One-line builders of model values, and a made-up shop that is organised by layer."""

from analyzer.model.code import Call, Definition, Dependency, Module, Role, When
from analyzer.model.data import Access, Entity, EntityKind, Level, Relation, Transaction
from analyzer.model.location import Confidence, Location
from analyzer.model.project import Project
from analyzer.model.usage import EntryPoint, UseCase


def at(path: str = "app.py", line: int = 1) -> Location:
    return Location(path, line)


def path_of(module: str) -> str:
    return module.replace(".", "/") + ".py"


def module(name: str, role: Role = Role.APPLICATION, lines: int = 100) -> Module:
    return Module(name, path_of(name), lines, role)


def definition(name: str, kind: str = "function", line: int = 1, lines: int = 10, home: str = "") -> Definition:
    owner = home or name.rpartition(".")[0]
    return Definition(name, owner, kind, at(path_of(owner), line), line + lines - 1)


def call(caller: str, callee: str, in_loop: bool = False, in_transaction: bool = False, line: int = 1) -> Call:
    place = at(path_of(caller.rpartition(".")[0]), line)
    return Call(caller, callee, Confidence.HIGH, (place,), in_loop=in_loop, in_transaction=in_transaction)


def dependency(client: str, supplier: str, kind: str = "import", when: When = When.LOAD) -> Dependency:
    return Dependency(client, supplier, kind, when, (at(path_of(client)),))


def entity(symbol: str, table: str, kind: EntityKind = EntityKind.CONCRETE, line: int = 1) -> Entity:
    home = symbol.rpartition(".")[0]
    return Entity(symbol, table, kind, "django", home, at(path_of(home), line))


def relation(from_table: str, to_table: str, on_delete: str = "CASCADE") -> Relation:
    return Relation(from_table, to_table, f"{to_table}_id", "fk", on_delete=on_delete, locations=(at("models.py"),))


def access(function: str, table: str, op: str = "read", sites: int = 1) -> Access:
    path = path_of(function.rpartition(".")[0])
    verb = "filter" if op == "read" else "save"
    return Access(function, table, op, verb, Level.CLASS_NAMED, tuple(at(path, line) for line in range(1, sites + 1)))


def transaction(function: str, *written: str) -> Transaction:
    return Transaction(function, "block", at(path_of(function.rpartition(".")[0])), (), written)


def entry(function: str, name: str, kind: str = "http") -> EntryPoint:
    path = name.partition(" ")[2] if kind == "http" else ""
    return EntryPoint(f"{kind} {name}", kind, name, function, at(path_of(function.rpartition(".")[0])), path=path)


def use_case(of: EntryPoint, functions: tuple[str, ...], reads: tuple[str, ...] = (), writes: tuple[str, ...] = ()):
    return UseCase(of.id, functions, reads, writes)


# Five capabilities, each with its entities; every layer is one module per two capabilities, or one for all.
SHOP = {
    "billing": ("invoice", "invoice_line", "payment", "refund", "dunning"),
    "catalog": ("product", "category", "price", "brand", "picture"),
    "shipping": ("parcel", "carrier", "tariff", "depot", "pickup"),
    "support": ("ticket", "reply", "macro", "rota", "survey"),
    "loyalty": ("reward", "voucher", "tier", "campaign", "referral"),
}
LAYERED_MODULES = ("shop.models", "shop.services", "shop.views", "shop.tasks", "shop.settings", "shop.text")


def class_name(noun: str) -> str:
    return "".join(part.capitalize() for part in noun.split("_"))


class Shop:
    """Collects the rows of a layered shop; `project()` freezes them."""

    def __init__(self) -> None:
        self.definitions, self.entities, self.relations = [], [], []
        self.calls, self.accesses, self.entries, self.cases = [], [], [], []
        self.transactions, self.dependencies = [], []
        for capability, nouns in SHOP.items():
            self._models(nouns)
            for noun in nouns:
                self._noun(capability, noun, nouns)
            self._overview(capability, nouns)
        self._crossings()

    def _models(self, nouns: tuple[str, ...]) -> None:
        for noun in nouns:
            self.definitions.append(definition(f"shop.models.{class_name(noun)}", "class"))
            self.entities.append(entity(f"shop.models.{class_name(noun)}", f"shop_{noun}"))
            if noun != nouns[0]:
                self.relations.append(relation(f"shop_{noun}", f"shop_{nouns[0]}"))

    def _noun(self, capability: str, noun: str, nouns: tuple[str, ...]) -> None:
        service, view, task = f"shop.services.save_{noun}", f"shop.views.{noun}_page", f"shop.tasks.clean_{noun}"
        self.definitions += [definition(name) for name in (service, view, task)]
        self.calls += [call(view, service), call(task, service), call(service, "shop.text.clean")]
        if noun != nouns[0]:
            self.calls.append(call(service, f"shop.services.save_{nouns[0]}"))
        self.accesses += [access(service, f"shop_{noun}", "write", 2), access(view, f"shop_{noun}")]
        self.accesses.append(access(service, f"shop_{nouns[0]}"))
        web, job = entry(view, f"GET /{capability}/{noun}"), entry(task, f"{capability}.clean_{noun}", "task")
        self.entries += [web, job]
        tables = (f"shop_{noun}",)
        self.cases.append(use_case(web, (view, service), (*tables, f"shop_{nouns[0]}"), tables))
        self.cases.append(use_case(job, (task, service), (), tables))

    def _overview(self, capability: str, nouns: tuple[str, ...]) -> None:
        """Add a page and a nightly job that go through everything of a capability."""
        view, task = f"shop.views.{capability}_overview", f"shop.tasks.close_{capability}_day"
        self.definitions += [definition(view), definition(task)]
        tables, services = (
            tuple(f"shop_{noun}" for noun in nouns),
            tuple(f"shop.services.save_{noun}" for noun in nouns),
        )
        self.accesses += [access(view, table) for table in tables]
        self.calls += [call(task, service) for service in services]
        web, job = entry(view, f"GET /{capability}"), entry(task, f"{capability}.close_day", "schedule")
        self.entries += [web, job]
        self.cases += [use_case(web, (view,), tables), use_case(job, (task, *services), tables, tables)]

    def _crossings(self) -> None:
        self.definitions.append(definition("shop.text.clean"))
        self.relations += [relation("shop_invoice", "shop_parcel"), relation("shop_voucher", "shop_product")]
        self.calls += [call("shop.services.save_parcel", "shop.services.save_invoice", in_loop=True, line=7)]
        self.accesses += [
            access("shop.services.save_ticket", "shop_invoice"),
            access("shop.views.tier_page", "shop_product"),
        ]
        self.transactions += [
            transaction("shop.services.save_parcel", "shop_parcel", "shop_invoice"),
            transaction("shop.services.save_invoice", "shop_invoice", "shop_invoice_line"),
        ]
        self.dependencies += [dependency(name, "shop.models") for name in ("shop.services", "shop.views")]

    def project(self) -> Project:
        roles = {"shop.settings": Role.COMPOSITION_ROOT, "shop.text": Role.UTILITY, "shop.models": Role.ENTITY}
        modules = [module(name, roles.get(name, Role.APPLICATION), 400) for name in LAYERED_MODULES]
        return Project(
            modules=tuple(sorted([*modules, module("tests.test_shop", Role.TEST)], key=lambda item: item.name)),
            definitions=tuple(sorted(self.definitions, key=lambda item: item.name)),
            dependencies=tuple(self.dependencies),
            calls=tuple(sorted(self.calls, key=lambda item: (item.caller, item.callee))),
            entities=tuple(self.entities),
            relations=tuple(self.relations),
            accesses=tuple(sorted(self.accesses, key=lambda item: (item.function, item.table, item.op))),
            transactions=tuple(self.transactions),
            entry_points=tuple(sorted(self.entries, key=lambda item: item.id)),
            use_cases=tuple(sorted(self.cases, key=lambda item: item.entry_point)),
        )


def layered_shop() -> Project:
    """Return a shop of five capabilities whose modules are layers: the packages say nothing."""
    return Shop().project()


def shop_answer() -> dict[str, str]:
    """Map every symbol and table of the layered shop to its capability."""
    answer = {}
    for capability, nouns in SHOP.items():
        answer[f"shop.views.{capability}_overview"] = answer[f"shop.tasks.close_{capability}_day"] = capability
        for noun in nouns:
            names = (f"services.save_{noun}", f"views.{noun}_page", f"tasks.clean_{noun}", f"models.{class_name(noun)}")
            answer.update({f"shop.{name}": capability for name in names})
            answer[f"table:shop_{noun}"] = capability
    return answer
