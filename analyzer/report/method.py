"""How the result was made and what its words mean. Pure."""

from dataclasses import dataclass

from analyzer.model.data import Level
from analyzer.model.decomposition import Decomposition
from analyzer.model.reading import READ
from analyzer.report.overview import cut_name
from analyzer.report.teams import locality
from analyzer.report.words import number, percent

LEVELS = {
    Level.CLASS_NAMED: "the class is named in the expression",
    Level.LOCAL_FLOW: "followed through the variables of one function",
    Level.HELPER: "followed through calls: arguments and return values",
    Level.SELF: "through the object the method belongs to",
    Level.RELATION: "through a relation from another table",
    Level.STRING: "a table or class named in a string, or raw SQL",
    Level.BY_NAME: "by name only: low confidence, no part in reach or ownership",
    Level.GIVEN: "given by hand, in the decisions file",
}

GLOSSARY = (
    ("Service", "A group of code and tables that could run, and be released, on its own. A proposal, not a verdict."),
    (
        "Boundary call",
        "A caller and a callee in two services, joined by a call, a reference, a signal, a foreign key, …",
    ),
    ("Place", "A line where a boundary call is made. Arrows, pairs and boundaries count places of every kind."),
    ("Call site", "A place of kind call. Calls in, calls out and calls that cross count nothing else."),
    ("Operation", "Something one service asks of another, wherever in the code it asks for it."),
    ("Owner of a table", "The service with most of its run-time write sites; the only one that should write it."),
    ("Foreign writer", "A service that writes a table it does not own."),
    ("Contested table", "A table with foreign writers: moving the writes is part of the price of the cut."),
    ("Spanning transaction", "Writes that commit together today and would lie in several services after the cut."),
    ("Shared kernel", "Code that several services need and that is kept as a library; not a service."),
    ("Margin", "How much more a module is drawn to its own service than to the next best: 0 is a tie."),
    ("Stability", "The share of a service’s pairs that stay together when a tenth of the evidence is left out."),
    ("Feedback", "A dependency against the reading order of the map; without it there would be no circle."),
    ("Entry point", "What wakes the code from outside: a route, task, command, signal or schedule."),
)

VIEWS = (
    ("structure", "its code calls, inherits from or refers to each other"),
    ("imports", "its modules import each other"),
    ("data", "it reads and writes the same tables"),
    ("routes", "it answers below the same URL"),
    ("use cases", "it serves the same requests, tasks and commands"),
    ("vocabulary", "its names hold the same words"),
    ("packages", "it lies in the same folders"),
    ("history", "the same commits changed it"),
)  # the kinds of evidence that reasons name

FORMULAS = (
    (
        "Calls that cross",
        "call sites between services ÷ call sites between placed units; one tied by name only counts half",
        "",
    ),
    ("Cohesion", "edge weight inside ÷ edge weight that touches the service", ""),
    ("Exclusive tables", "owned tables nobody else touches ÷ owned tables", ""),
    ("Largest service", "units and tables of the largest service ÷ units and tables that have a service", ""),
    ("Margin", "(best − second best) ÷ best attraction", ""),
    (
        "Modularity",
        "inside edges minus what chance would put there, on the calls-and-data graph",
        "Newman and Girvan 2004",
    ),
    ("Reading order", "the order with little weight pointing backwards", "Eades, Lin and Smyth 1993"),
)


@dataclass(frozen=True, slots=True)
class LevelRow:
    """How many data accesses were tied to their table in one way."""

    level: str
    meaning: str
    count: str
    share: float
    right: str  # of those whose source was read, in real applications; "" where none was


def level_rows(decomposition: Decomposition) -> tuple[LevelRow, ...]:
    """Return the data accesses by the level of inference, surest first."""
    counts = decomposition.analysis.coverage.accesses_by_level
    total = sum(counts.values())
    names = [level for level in LEVELS if level in counts] + sorted(key for key in counts if key not in set(LEVELS))
    return tuple(
        LevelRow(
            str(name),
            LEVELS.get(Level(name), "") if name in set(LEVELS) else "",
            number(counts[name]),
            _part(counts[name], total),
            "{} of {}".format(*READ[name]) if name in READ else "",
        )
        for name in names
    )


def facts(decomposition: Decomposition) -> tuple[tuple[str, str], ...]:
    """Return what one needs to repeat the analysis, as pairs of label and value."""
    analysis, tool = decomposition.analysis, decomposition.tool
    settings = tuple((f"Setting {key}", value) for key, value in sorted(analysis.settings.items()) if value)
    return (
        ("Tool", f"{tool.name} {tool.version}"),
        ("Fingerprint", analysis.fingerprint),
        ("Commit", analysis.commit or "unknown"),
        ("Seed", str(analysis.seed)),
        ("Frameworks", ", ".join(analysis.frameworks) or "none recognised"),
        ("Python files", f"{number(analysis.modules)} modules, {number(analysis.lines)} lines"),
        ("Modularity", f"{decomposition.summary.metrics.modularity:.3f}"),
        *[("Commits that stay in one service", words) for words in [locality(decomposition.teams)] if words],
        *settings,
        ("Decisions by people", number(len(decomposition.decisions))),
    )


def alternatives(decomposition: Decomposition) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return this cut, the other cuts and the baselines with their numbers, for one table."""
    rows = [("this cut", decomposition.summary.metrics)]
    rows += [(cut_name(row.name), row.metrics) for row in (*decomposition.alternatives, *decomposition.baselines)]
    return tuple(
        (
            name,
            (
                number(metrics.services),
                percent(metrics.largest_share),
                percent(metrics.crossing_calls),
                number(metrics.shared_tables),
                number(metrics.crossing_relations),
                number(metrics.spanning_transactions),
                f"{metrics.modularity:.3f}",
            ),
        )
        for name, metrics in rows
    )


def _part(count: int, total: int) -> float:
    return count / total if total else 0.0
