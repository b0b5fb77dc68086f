"""Score the facts we read against what each application's own frameworks registered when it was started.

    BENCH=path python -m bench.registry

BENCH names the folder of benchmarks; `registry/` in it holds the oracles and their scorer. Ends with 1 when a measure
is below its target, on one oracle or on the mean.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.real.fetch import APPLICATIONS, Application, fetch

HEADLINES = {
    "entities": ("recall class", "recall table", "precision"),
    "relations": ("recall full", "recall edge", "precision edge"),
    "routes": ("recall handler", "recall path", "recall any path", "precision handler"),
    "tasks": ("recall function", "recall name", "precision"),
    "signals": ("recall full", "recall receiver", "precision receiver"),
    "commands": ("recall function", "recall name", "precision"),
}
TARGETS = {  # (kind, measure) -> least on each oracle, least on the mean
    ("entities", "recall class"): (0.96, 0.98),
    ("entities", "recall table"): (0.96, 0.98),
    ("entities", "precision"): (0.95, 0.97),
    ("relations", "recall full"): (0.90, 0.95),
    ("relations", "recall edge"): (0.93, 0.97),
    ("relations", "precision edge"): (0.93, 0.97),
    ("routes", "recall handler"): (0.85, 0.93),
    ("routes", "precision handler"): (0.85, 0.93),
    ("tasks", "recall function"): (0.98, 0.98),
    ("signals", "recall full"): (0.85, 0.85),
    ("signals", "precision receiver"): (0.90, 0.90),
    ("commands", "recall function"): (0.95, 0.98),
}

Scores = dict[str, dict[str, dict[str, float | None]]]  # kind -> measure -> hit, of, value


def score(application: Application, oracle: Path, scorer: Path) -> Scores:
    """Export the facts of one application and have the benchmark's own scorer compare them."""
    with tempfile.TemporaryDirectory() as folder:
        facts, scores = Path(folder) / "facts.json", Path(folder) / "scores.json"
        export = [Path(sys.executable).with_name("decompose"), "export", "facts", fetch(application), "--output", facts]
        subprocess.run(export, check=True, stdout=subprocess.DEVNULL)
        compare = [sys.executable, scorer, oracle, facts, "--json", scores]
        subprocess.run(compare, check=True, stdout=subprocess.DEVNULL)
        return json.loads(scores.read_text(encoding="utf-8"))


def mean(results: dict[str, Scores], kind: str, measure: str) -> float | None:
    """Average over the oracles that ask for this kind."""
    cells = [scores.get(kind, {}).get(measure, {}).get("value") for scores in results.values()]
    values = [value for value in cells if value is not None]
    return sum(values) / len(values) if values else None


def misses(results: dict[str, Scores], measured: tuple[str, str], least: tuple[float, float]) -> list[str]:
    """Say where a measure is below its targets."""
    kind, measure = measured
    cells = {label: scores.get(kind, {}).get(measure, {}).get("value") for label, scores in results.items()}
    found = {label: value for label, value in cells.items() if value is not None}
    low = [f"{label} {value:.3f} (target {least[0]})" for label, value in found.items() if value < least[0]]
    average = mean(results, kind, measure)
    if average is not None and average < least[1]:
        low.append(f"mean {average:.3f} (target {least[1]})")
    return [f"below target: {kind} {measure}, {text}" for text in low]


def show(value: float | None) -> str:
    """Return a share with three decimals, or a dash where nothing was asked for."""
    return "-" if value is None else f"{value:.3f}"


def print_table(results: dict[str, Scores]) -> None:
    """Print one row a measure, one column an oracle, the mean last."""
    labels = list(results)
    print(f"{'':28}" + "".join(f"{label:>22}" for label in labels) + f"{'mean':>8}")
    for kind, measures in HEADLINES.items():
        for measure in measures:
            cells = [results[label].get(kind, {}).get(measure, {}).get("value") for label in labels]
            row = "".join(f"{show(cell):>22}" for cell in cells)
            print(f"{kind + ' ' + measure:28}{row}{show(mean(results, kind, measure)):>8}")


def main() -> int:
    """Score every oracle that is there; return the exit code."""
    registry = Path(os.environ.get("BENCH", "")) / "registry"
    oracles = {path.name.removesuffix(".json.gz"): path for path in sorted(registry.glob("*.json.gz"))}
    if not os.environ.get("BENCH") or not oracles:
        print("no registry benchmark: set BENCH to the folder that holds registry/score_registry.py and its oracles")
        return 2
    known = {application.label: application for application in APPLICATIONS}
    results = {
        label: score(known[label], path, registry / "score_registry.py")
        for label, path in oracles.items()
        if label in known
    }
    print_table(results)
    low = [line for target in TARGETS.items() for line in misses(results, *target)]
    print("\n".join(low) if low else "every target is reached")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
