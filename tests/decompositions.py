"""Realistic made-up decompositions of three sizes, and hostile ones, for tests and for looking at. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from analyzer.model.code import Call, Dependency, When
from analyzer.model.cut import (
    Alternative,
    BoundaryCall,
    CutMetrics,
    Ownership,
    ServiceCandidate,
    ServiceMetrics,
    SharedKernel,
)
from analyzer.model.data import Access, Column, Entity, EntityKind, Level, Relation, Transaction
from analyzer.model.decomposition import Analysis, Decomposition, ModuleRow, Summary, Tool
from analyzer.model.effects import EffectKind, ExternalEffect, ExternalService
from analyzer.model.layout import Curve, Layout, LayoutRequest, Point
from analyzer.model.location import Confidence, Location, Reason
from analyzer.model.plan import Plan, Readiness, Step
from analyzer.model.problem import Problem
from analyzer.model.project import Coverage
from analyzer.model.seam import Price, Seam, Spanned
from analyzer.model.usage import EntryPoint, UseCase

DOMAINS = """orders:order order_line return_request
catalog:product category product_image price
billing:invoice payment refund
accounts:customer address session
shipping:shipment carrier parcel
search:search_index synonym
inventory:stock_level warehouse stock_movement
promotions:voucher campaign
reviews:review review_vote
notifications:message template delivery_attempt
analytics:page_view report_schedule
partners:partner contract commission
wishlists:wishlist wishlist_item
support:ticket ticket_event
loyalty:points_account points_entry
tax:tax_rate tax_rule
media:asset rendition
recommendations:similarity recommendation
subscriptions:plan subscription renewal
fraud:risk_score block_list
content:page menu_item
procurement:supplier purchase_order
dispatch:route driver
payroll:employee payslip
localization:translation locale
experiments:experiment variant
gift_cards:gift_card gift_card_use
marketplace:seller listing
auditing:audit_event
dashboard:widget dashboard_layout"""
LAYERS = ("models", "services", "views", "tasks", "forms", "serializers", "selectors", "signals", "admin", "reports")
VERBS = ("create", "close", "update", "find", "export", "cancel", "recalculate", "notify", "merge", "archive")
Rename = Callable[[str], str]


@dataclass(frozen=True)
class Domain:
    """One made-up service with its modules and tables."""

    name: str
    modules: tuple[str, ...]
    tables: tuple[str, ...]

    def symbol(self, random: Random) -> str:
        """Return some function of the service."""
        return f"{random.choice(self.modules)}.{random.choice(VERBS)}_{self.name.rstrip('s')}"


def small(rename: Rename = str) -> Decomposition:
    """Return 6 services with 40 modules; every identifier goes through `rename`."""
    return make(6, 40, seed=3, rename=rename)


def medium() -> Decomposition:
    """Return 12 services with 120 modules."""
    return make(12, 120, seed=5)


def large() -> Decomposition:
    """Return 30 services with 500 modules."""
    return make(30, 500, seed=7)


def empty() -> Decomposition:
    """Return what an application without tables, calls and entry points gives."""
    metrics = CutMetrics(1, 1.0, 0.0, 0, 0, 0, 0.0)
    analysis = Analysis("sha256:" + "0" * 64, "tiny", "", {}, 0, Coverage(files=(1, 1)), (), 12, 1)
    readiness = Readiness("unknown", "There is too little here to say anything about services.")
    return Decomposition(
        tool=Tool("decompose", "0.1.0"),
        analysis=analysis,
        summary=Summary(readiness.sentence, metrics, ()),
        services=(),
        shared=SharedKernel((), (), ()),
        modules=(ModuleRow("tiny", "tiny.py", 12, "application", None, 0.0, "", (), ()),),
        entities=(),
        relations=(),
        accesses=(),
        transactions=(),
        dependencies=(),
        calls=(),
        wires=(),
        entry_points=(),
        use_cases=(),
        ownership=(),
        boundary_calls=(),
        plan=Plan(),
        readiness=readiness,
    )


def make(count: int, modules: int, seed: int, rename: Rename = str) -> Decomposition:
    """Return a decomposition of `count` services and about `modules` modules."""
    random = Random(seed)
    domains = _domains(count, modules, random, rename)
    ownership = tuple(sorted(_ownership(domains, random), key=lambda row: row.table))
    boundary = tuple(_boundary_calls(domains, random))
    entries, cases = _entry_points(domains, random, rename)
    services = tuple(_service(domain, domains, boundary, entries, random) for domain in domains)
    contested = sum(row.status == "contested" for row in ownership)
    metrics = CutMetrics(count, 0.214, 0.179, contested, 9 * count // 4, count // 2, 0.412)
    readiness = _readiness(domains, random)
    effects, external = _effects(domains, Random(seed), rename)
    return Decomposition(
        tool=Tool("decompose", "0.1.0"),
        analysis=_analysis(modules, rename),
        summary=Summary(readiness.sentence, metrics, _findings(domains, random)),
        services=services,
        shared=_shared(rename, random),
        modules=tuple(sorted(_modules(domains, random, rename), key=lambda row: row.name)),
        entities=tuple(_entities(domains, random)),
        relations=tuple(_relations(domains, random)),
        accesses=tuple(_accesses(domains, random)),
        transactions=(
            Transaction(
                domains[0].symbol(random),
                "block",
                _at(domains[0], random),
                (),
                domains[0].tables[:1],
                effects=(effects[0].id,),
            ),
        ),
        dependencies=(
            Dependency(domains[0].modules[0], domains[1].modules[0], "import", When.LOAD, (_at(domains[0], random),)),
        ),
        calls=(
            Call(domains[0].symbol(random), domains[1].symbol(random), Confidence.HIGH, (_at(domains[0], random),)),
        ),
        wires=(),
        entry_points=entries,
        use_cases=cases,
        ownership=ownership,
        boundary_calls=boundary,
        plan=_plan(domains, random),
        readiness=readiness,
        alternatives=(Alternative(f"{count - 2} services", CutMetrics(count - 2, 0.31, 0.15, 2, 9, 3, 0.39)),),
        baselines=(
            Alternative("today's packages", CutMetrics(count + 3, 0.38, 0.317, contested + 7, 31, count + 4, 0.288)),
            Alternative("one service", CutMetrics(1, 1.0, 0.0, 0, 0, 0, 0.0)),
            Alternative("random", CutMetrics(count, 0.2, 0.842, contested * 3 + 9, 77, count * 3, 0.001)),
        ),
        problems=_problems(domains, random),
        effects=effects,
        external_services=external,
        seams=_seams(services, boundary),
    )


def _seams(services: tuple[ServiceCandidate, ...], boundary: tuple[BoundaryCall, ...]) -> tuple[Seam, ...]:
    """Return the first services as sets to take out alone."""
    return tuple(
        _seam(one, [row for row in boundary if one.id in (row.from_service, row.to_service)], services)
        for one in services[:4]
    )


def _seam(one: ServiceCandidate, rows: list[BoundaryCall], services: tuple[ServiceCandidate, ...]) -> Seam:
    into, back = (
        [row for row in rows if row.to_service == one.id],
        [row for row in rows if row.from_service == one.id],
    )
    spanned = Spanned(rows[0].caller, rows[0].locations[0], one.tables[:1], services[-1].tables[:2]) if rows else None
    price = Price(
        operations=len(into),
        operation_sites=sum(row.sites for row in into),
        callbacks=len(back),
        callback_sites=sum(row.sites for row in back),
        asynchronous=2,
        inherited=1,
        mentions=7,
        foreign_keys=3,
        transactions=1 if spanned else 0,
        writes=40,
        own_writes_low=0.85,
        own_writes_high=0.925,
        crossing=tuple(rows[:20]),
        spanned=(spanned,) if spanned else (),
    )
    return Seam(
        one.id,
        one.name,
        0.81,
        "service",
        one.modules,
        one.symbols,
        one.tables,
        one.entry_points,
        one.metrics.lines,
        0.08,
        price,
    )


def _domains(count: int, modules: int, random: Random, rename: Rename) -> list[Domain]:
    found = []
    for line in DOMAINS.splitlines()[:count]:
        name, _, tables = line.partition(":")
        size = max(2, round(modules / count * random.uniform(0.5, 1.5)))
        names = [f"shop.{LAYERS[i % len(LAYERS)]}.{name}" + (f"_{i // 10 + 1}" if i >= 10 else "") for i in range(size)]
        owned = tuple(rename(f"shop_{table.replace('_', '')}") for table in tables.split())
        found.append(Domain(rename(name), tuple(sorted(map(rename, names))), owned))
    return found


def _at(domain: Domain, random: Random) -> Location:
    module = random.choice(domain.modules)
    line = f"{random.choice(VERBS)}_{domain.name}(order, user=request.user)"
    return Location(module.replace(".", "/") + ".py", random.randint(3, 480), line)


def _reason(rule: str, text: str, *locations: Location, confidence: Confidence = Confidence.HIGH) -> Reason:
    return Reason(rule, text, locations, confidence)


def _service(
    domain: Domain,
    domains: list[Domain],
    boundary: tuple[BoundaryCall, ...],
    entries: tuple[EntryPoint, ...],
    random: Random,
) -> ServiceCandidate:
    mine = tuple(entry.id for entry in entries if entry.function.startswith(domain.modules))
    total = sum(len(other.modules) for other in domains)
    metrics = ServiceMetrics(
        modules=len(domain.modules),
        lines=len(domain.modules) * random.randint(80, 240),
        entry_points=len(mine),
        tables=len(domain.tables),
        share_of_code=round(len(domain.modules) / total, 4),
        cohesion=round(random.uniform(0.42, 0.93), 4),
        exclusive_tables=round(random.uniform(0, 1), 4),
        calls_in=sum(call.sites for call in boundary if call.to_service == _slug(domain, domains)),
        calls_out=sum(call.sites for call in boundary if call.from_service == _slug(domain, domains)),
    )
    return ServiceCandidate(
        id=_slug(domain, domains),
        name=domain.name,
        description=f"Keeps {' and '.join(domain.tables[:2])}; {len(mine)} entry points lead into it.",
        modules=domain.modules,
        symbols=(*domain.modules[1:], *(f"{domain.modules[0]}.{word.title()}Service" for word in VERBS[:3])),
        tables=domain.tables,
        entry_points=mine,
        metrics=metrics,
        stability=round(random.uniform(0.55, 0.99), 4),
        because=(
            _reason(
                "shared-tables", f"{len(domain.modules)} modules read or write {domain.tables[0]}", _at(domain, random)
            ),
            _reason(
                "calls", f"{random.randint(60, 97)} of 100 calls stay inside", _at(domain, random), _at(domain, random)
            ),
            _reason("vocabulary", f"its names share the word “{domain.name}”", confidence=Confidence.MEDIUM),
        ),
        flags=("layer",) if random.random() < 0.12 else (),
    )


def _slug(domain: Domain, domains: list[Domain]) -> str:
    return f"service-{domains.index(domain)}" if not domain.name.isidentifier() else domain.name


def _modules(domains: list[Domain], random: Random, rename: Rename) -> list[ModuleRow]:
    rows = []
    for domain in domains:
        others = [other for other in domains if other is not domain]
        for position, module in enumerate(domain.modules):
            splits = (
                (_slug(domain, domains), _slug(others[0], domains)) if position == 0 and random.random() < 0.4 else ()
            )
            margin, path = round(random.betavariate(2, 2), 4), module.replace(".", "/") + ".py"
            why = (
                _reason(
                    "nearest", f"shares {random.randint(2, 9)} tables and calls with {domain.name}", _at(domain, random)
                ),
            )
            runner = _slug(random.choice(others), domains)
            lines = random.randint(20, 700)
            rows.append(
                ModuleRow(module, path, lines, "application", _slug(domain, domains), margin, runner, splits, why)
            )
    for number in range(len(rows) // 3):
        path = f"tests/test_{number}.py"
        rows.append(ModuleRow(rename(f"tests.test_{number}"), path, 90, "test", None, 0.0, "", (), ()))
    return rows


def _ownership(domains: list[Domain], random: Random) -> list[Ownership]:
    rows = []
    for domain in domains:
        for table in domain.tables:
            others = sorted(
                _slug(other, domains) for other in random.sample(domains, min(len(domains), 4)) if other is not domain
            )
            foreign = tuple(others[:1]) if random.random() < 0.3 else ()
            readers = tuple(sorted({*others[: random.randint(0, 3)], _slug(domain, domains)}))
            share = round(random.uniform(0.5, 0.9), 4) if foreign else 1.0
            status = "contested" if foreign else "read-only" if random.random() < 0.1 else "clear"
            why = (_reason("writers", f"{domain.name} has most of the write sites", _at(domain, random)),)
            rows.append(Ownership(table, _slug(domain, domains), status, readers, foreign, share, why))
    return rows


def _entities(domains: list[Domain], random: Random) -> list[Entity]:
    columns = (Column("id", "AutoField"), Column("created_at", "DateTimeField"), Column("status", "CharField"))
    return [
        Entity(
            f"{domain.modules[0]}.{table}",
            table,
            EntityKind.CONCRETE,
            "django",
            domain.modules[0],
            _at(domain, random),
            columns,
        )
        for domain in domains
        for table in domain.tables
    ]


def _relations(domains: list[Domain], random: Random) -> list[Relation]:
    return [
        Relation(
            table,
            random.choice(random.choice(domains).tables),
            "owner_id",
            "fk",
            "owner",
            "items",
            "CASCADE",
            "",
            "",
            (_at(domain, random),),
        )
        for domain in domains
        for table in domain.tables
    ]


def _accesses(domains: list[Domain], random: Random) -> list[Access]:
    return [
        Access(
            domain.symbol(random),
            table,
            random.choice(("read", "write")),
            "filter",
            Level.LOCAL_FLOW,
            (_at(domain, random),),
        )
        for domain in domains
        for table in domain.tables
    ]


def _boundary_calls(domains: list[Domain], random: Random) -> list[BoundaryCall]:
    kinds = ("call", "call", "call", "call", "inherit", "signal", "task", "import", "foreign-key")
    rows: dict[tuple[str, str, str], BoundaryCall] = {}
    for position, domain in enumerate(domains):
        ahead = domains[position + 1 :] or domains[:1]
        partners = random.sample(ahead, min(len(ahead), 1 + random.randint(0, 2)))
        if random.random() < 0.25:
            partners.append(random.choice([other for other in domains if other is not domain]))
        for other in partners:
            for _ in range(random.randint(2, 9)):
                sites = random.choice((1, 1, 1, 2, 3, 5, 14))
                caller, callee, kind = domain.symbol(random), other.symbol(random), random.choice(kinds)
                places = tuple(sorted({_at(domain, random) for _ in range(min(sites, 5))}))
                rows[caller, callee, kind] = BoundaryCall(
                    _slug(domain, domains), _slug(other, domains), caller, callee, kind, sites,
                    random.random() < 0.15, random.random() < 0.1, places,
                )  # fmt: skip
    return [rows[key] for key in sorted(rows)]


def _effects(
    domains: list[Domain], random: Random, rename: Rename
) -> tuple[tuple[ExternalEffect, ...], tuple[ExternalService, ...]]:
    """One request of every service to a program of its own, known by a setting."""
    effects, external = [], []
    for domain in domains:
        name, place = rename(f"{domain.name.upper()}_URL"), (_at(domain, random),)
        what, function = rename("requests.post"), domain.symbol(random)
        one = ExternalEffect(f"http {what} {function} {name}", function, EffectKind.HTTP, what, name, place)
        effects.append(one)
        external.append(ExternalService(name, name, (rename("api.example.org"),), (function,), (one.id,), place))
    return tuple(effects), tuple(external)


def _entry_points(
    domains: list[Domain], random: Random, rename: Rename
) -> tuple[tuple[EntryPoint, ...], tuple[UseCase, ...]]:
    entries, cases = {}, {}
    for domain in domains:
        for number in range(len(domain.modules) * 2):
            method = random.choice(("GET", "POST", "GET", "DELETE"))
            kind = random.choice(("http", "http", "http", "task", "command"))
            path = rename(f"/{domain.name}/{{id}}/{VERBS[number % 10]}/")
            name = f"{method} {path}" if kind == "http" else rename(f"{domain.name}.{VERBS[number % 10]}_all")
            function, key = domain.symbol(random), f"{kind} {name} {number}"
            http = (method, path) if kind == "http" else ("", "")
            guards = ("login_required",) if number % 3 else ()
            entries[key] = EntryPoint(key, kind, name, function, _at(domain, random), *http, guards, "django")
            writes = domain.tables[:1] if method != "GET" else ()
            cases[key] = UseCase(key, (function, domain.symbol(random)), domain.tables, writes)
    return tuple(entries[key] for key in sorted(entries)), tuple(cases[key] for key in sorted(cases))


def _shared(rename: Rename, random: Random) -> SharedKernel:
    modules = tuple(rename(f"shop.platform.{name}") for name in ("clock", "errors", "http", "settings", "text"))
    why = (
        _reason("utility", "used by 9 of the services, uses none of them"),
        _reason("composition-root", "wires the application together: routes, settings, middleware"),
    )
    return SharedKernel(modules, (rename("django_content_type"),), why)


def _findings(domains: list[Domain], random: Random) -> tuple[Reason, ...]:
    first, second, third = domains[0], domains[1], domains[2]
    return (
        _reason(
            "spanning-transaction",
            f"One transaction writes {first.tables[0]}, {second.tables[0]} and {third.tables[0]}: it would span three",
            _at(first, random),
            _at(second, random),
        ),
        _reason(
            "foreign-writer", f"{third.name} writes {second.tables[0]}, which {second.name} owns", _at(third, random)
        ),
        _reason(
            "cycle", f"{first.name}, {second.name} and {third.name} call each other in a circle", _at(first, random)
        ),
        _reason("chatty-loop", f"{first.name} calls {second.name} inside a loop at 6 sites", _at(first, random)),
        _reason(
            "foreign-key",
            f"a cascade from {second.tables[0]} deletes rows of {third.tables[0]}",
            _at(second, random),
            confidence=Confidence.MEDIUM,
        ),
    )


def _readiness(domains: list[Domain], random: Random) -> Readiness:
    name = domains[-1].name
    return Readiness(
        "extract-one",
        f"Extract {name} first and keep the rest together: it is the only part whose data nobody else writes.",
        (
            _reason(
                "low-coupling", f"{name} has 3 boundary operations and no foreign writer", _at(domains[-1], random)
            ),
            _reason("local-tables", "4 of 5 tables are touched by one service only"),
        ),
        (
            _reason(
                "spanning-transactions",
                f"{len(domains) // 2} transactions would span services",
                _at(domains[0], random),
            ),
            _reason("one-deployment", "nothing in the repository shows that parts are scaled apart today"),
        ),
        (_reason("no-usage", "how often each entry point runs is unknown; an access log would answer it (--hits)"),),
    )


def _plan(domains: list[Domain], random: Random) -> Plan:
    steps = [
        Step(
            number,
            _slug(domain, domains),
            f"Put a façade before {domain.name}, then move it out",
            (_reason("cheapest-next", f"{domain.name} has the fewest operations left to offer", _at(domain, random)),),
            random.randint(2, 60),
            random.randint(0, 6),
            random.randint(0, 3),
        )
        for number, domain in enumerate(reversed(domains), start=1)
    ]
    return Plan(tuple(steps))


def _problems(domains: list[Domain], random: Random) -> tuple[Problem, ...]:
    rows = [
        Problem(
            "syntax-error",
            "Python 2 print statement",
            _at(domain, random),
            "its 3 importers are analysed; calls into it are not",
            "convert the file, or exclude it if it is dead",
        )
        for domain in domains[:3]
    ]
    rows += [
        Problem(
            "unresolved-call",
            "target depends on a value read at run time",
            _at(domain, random),
            "boundary calls may be missing",
        )
        for domain in domains
        for _ in range(4)
    ]
    rows.append(
        Problem(
            "dynamic-import",
            "import_module() of a name from settings",
            _at(domains[0], random),
            "a dependency is unknown",
        )
    )
    return tuple(rows)


def _analysis(modules: int, rename: Rename) -> Analysis:
    levels = {"L0": 812, "L1": 344, "L2": 91, "L3": 66, "L4": 120, "H": 41}
    coverage = Coverage((modules + 8, modules + 11), (2204, 2240), (7340, 8911), (1474, 1702), levels)
    return Analysis(
        "sha256:" + "8f3a" * 16,
        rename("northwind-shop"),
        "4be1c0de" * 5,
        {"services": "auto", "exclude": ""},
        0,
        coverage,
        ("celery", "django", "djangorestframework"),
        modules * 171,
        modules,
    )


def grid_layout(request: LayoutRequest) -> Layout:
    """Return a plain layout of a request: a grid with straight edges, as no layout engine would draw it."""
    columns = max(1, round(len(request.nodes) ** 0.5))
    centres = {
        node.id: Point(120.0 + (number % columns) * 240.0, 60.0 + number // columns * 110.0)
        for number, node in enumerate(request.nodes)
    }
    curves = tuple(
        Curve(
            edge.source,
            edge.target,
            (centres[edge.source], centres[edge.source], centres[edge.target], centres[edge.target]),
        )
        for edge in request.edges
    )
    rows = -(-len(request.nodes) // columns)
    return Layout(columns * 240.0, rows * 110.0, tuple(sorted(centres.items())), curves)
