"""Score the facts we read against what each application's own frameworks registered when it was started.

    BENCH=path python -m bench.registry

BENCH names the folder of benchmarks; `registry/` in it holds the oracles and their scorer. Ends with 1 when the mean
recall or precision of entities is below 0.90.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.real.fetch import APPLICATIONS, Application, fetch

LEAST = 0.90  # mean over the oracles
HEADLINES = {
    "entities": ("recall class", "recall table", "precision"),
    "relations": ("recall full", "recall edge", "precision edge"),
    "routes": ("recall handler", "recall path", "recall any path", "precision handler"),
    "tasks": ("recall function", "recall name", "precision"),
    "signals": ("recall full", "recall receiver", "precision receiver"),
    "commands": ("recall function", "recall name", "precision"),
}
REQUIRED = (("entities", "recall class"), ("entities", "precision"))

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
    low = [f"{kind} {measure}" for kind, measure in REQUIRED if (mean(results, kind, measure) or 0.0) < LEAST]
    print(
        f"below {LEAST:.2f} on the mean: {', '.join(low)}" if low else f"entities: {LEAST:.2f} on the mean is reached"
    )
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
