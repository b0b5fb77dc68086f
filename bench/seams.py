"""At which rank of the seams stands the service that people really took out?

    BENCH=path SPLITS=path python -m bench.seams [TREES]

BENCH names the folder of benchmarks, with `splits/` in it. SPLITS names the trees that `splits/materialise.py` wrote;
all of the kind "split" count, or those whose names begin with TREES. A seam is the service where the F1 of its modules,
which the benchmark's own scorer takes, is at least ENOUGH. Ends with 1 when fewer than half of the cases have it among
the first FIRST.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.splits import DECOMPOSE
from tests.real.fetch import FOLDER

ENOUGH = 0.5  # F1 over modules: more of both sets is shared than not
FIRST = 3  # seams that people look at


@dataclass(frozen=True, slots=True)
class Case:
    """One service that was taken out of one tree."""

    tree: str
    service: str
    scores: tuple[float, ...]  # F1 of every seam, in the order of the report

    @property
    def rank(self) -> int:
        """The first seam that is the service, from 1; 0 where none is."""
        return next((at for at, score in enumerate(self.scores, 1) if score >= ENOUGH), 0)


def cases_of(bench: Path, splits: Path, tree: str) -> Iterator[Case]:
    """Analyse a tree and score each of its seams as if it were the whole answer."""
    truth = splits / "truth" / f"{tree}.json"
    with tempfile.TemporaryDirectory() as folder:
        made = [DECOMPOSE, "analyze", splits / "trees" / tree, "--output", folder, "--format", "json", "--quiet"]
        subprocess.run(made, check=True)
        report = json.loads((Path(folder) / "decompose-report.json").read_text(encoding="utf-8"))
        scored = [_score(bench, truth, Path(folder), seam) for seam in report["seams"]]
    for service in sorted(json.loads(truth.read_text(encoding="utf-8"))["services"]):
        yield Case(tree, service, tuple(one[service]["f1"] for one in scored))


def _score(bench: Path, truth: Path, folder: Path, seam: dict[str, Any]) -> dict[str, dict[str, float]]:
    answer = folder / "answer.json"
    row = {"name": seam["id"], "modules": seam["modules"], "tables": seam["tables"]}
    answer.write_text(json.dumps({"services": [row]}), encoding="utf-8")
    compare = [sys.executable, bench / "splits" / "score.py", truth, answer, "--brief"]
    run = subprocess.run(compare, check=True, stdout=subprocess.PIPE, text=True)
    scores: dict[str, dict[str, float]] = json.loads(run.stdout)["extracted"]
    return scores


def _is_split(truth: Path) -> bool:
    return bool(json.loads(truth.read_text(encoding="utf-8"))["kind"] == "split")


def main() -> int:
    """Print one row per service and tree; return the exit code."""
    bench, splits = Path(os.environ.get("BENCH", "")), Path(os.environ.get("SPLITS") or FOLDER / "splits").absolute()
    only = sys.argv[1] if len(sys.argv) > 1 else ""
    truths = sorted((splits / "truth").glob(f"{only}*.json"))
    trees = [path.stem for path in truths if _is_split(path)]
    if not (bench / "splits" / "score.py").exists() or not trees:
        print("no benchmark of splits: set BENCH to the folder that holds splits/, SPLITS to its materialised trees")
        return 2
    print(f"{'':32}{'service':14}{'rank':>5}{'of':>4}{'best F1':>9}{'at':>4}   F1 of the first {FIRST}")
    cases = []
    for tree in trees:
        for case in cases_of(bench, splits, tree):
            cases.append(case)
            best = max(case.scores, default=0.0)
            at = case.scores.index(best) + 1 if case.scores else 0
            first = "  ".join(f"{score:.2f}" for score in case.scores[:FIRST])
            row = f"{case.tree:32}{case.service:14}{case.rank or '–':>5}{len(case.scores):4}{best:9.2f}{at:4}   {first}"
            print(row, flush=True)
    found = sum(1 for case in cases if 1 <= case.rank <= FIRST)
    print(f"\namong the first {FIRST} with F1 of at least {ENOUGH}: {found} of {len(cases)} (target: half)")
    return 0 if 2 * found >= len(cases) else 1


if __name__ == "__main__":
    sys.exit(main())
