"""Score whole analyses against splits that people really made; part of `python -m bench.cut`."""

import json
import random
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

DECOMPOSE = Path(sys.executable).with_name("decompose")
ORACLE = ("words k-means (oracle k)", "random (oracle k)")  # baselines that know the true number
BELOW_LOUVAIN = 0.02  # at most, on each row
ABOVE_BEST = 0.05  # at least, of the means of the blind rows
OF_BEST = 0.95  # at least, of the means of the plain rows
REMOVED = 0.1  # of the Python files, in each draw
DRAWS = 3
MOST_MOVED = 0.05  # of a mean by removing files

Truth = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One target in one variant; all scores are of modules and tables as one set ("joint")."""

    name: str
    variant: str
    services: int
    score: float
    louvain: float
    best: float  # of the trivial answers
    best_name: str


def score_splits(bench: Path, splits: Path, thin: bool) -> list[str]:
    """Print the table of the splits; return what is missed.

    Args:
        bench: Where the scorer lies.
        splits: Trees and answers, as its `materialise.py` writes them.
        thin: Whether to analyse again with files removed at random, which takes some minutes.
    """
    baselines = json.loads((bench / "baselines.json").read_text(encoding="utf-8"))
    names = sorted(path.stem for path in (splits / "truth").glob("*.json"))
    print("\nSplits that people made, modules and tables as one set\n")
    print(f"{'':32}{'services':>9}{'score':>8}{'Louvain':>9}{'best trivial':>14}{'difference':>12}")
    rows = [_row(bench, splits, name, baselines[name]) for name in names]
    missed = [line for row in rows for line in _missed(row)]
    for variant in ("plain", "blind"):
        of = [row for row in rows if row.variant == variant]
        score, best = mean(row.score for row in of), mean(row.best for row in of)
        print(
            f"{'mean ' + variant:41}{score:8.3f}{mean(row.louvain for row in of):9.3f}{best:14.3f}{score - best:+12.3f}"
        )
        least = best + ABOVE_BEST if variant == "blind" else OF_BEST * best
        missed += [f"{variant}: mean {score:.3f} (target {least:.3f})"] if score < least else []
        missed += _moved(bench, splits, of) if thin else []
    return missed


def _row(bench: Path, splits: Path, name: str, baselines: dict[str, list[float]]) -> Row:
    """Analyse one tree, score it, and print its row."""
    truth = json.loads((splits / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    trivial = {one: values[-1] for one, values in baselines.items() if one not in ORACLE}
    best = max(trivial, key=lambda one: trivial[one])
    services, score = _score(bench, splits / "trees" / name, truth)
    row = Row(name, truth["variant"], services, score, trivial["louvain"], trivial[best], best)
    difference = row.score - row.best
    print(f"{name:32}{services:9}{score:8.3f}{row.louvain:9.3f}{row.best:14.3f}{difference:+12.3f}  {best}", flush=True)
    return row


def _score(bench: Path, tree: Path, truth: Truth) -> tuple[int, float]:
    """Analyse a tree and have the benchmark's own scorer compare; return the number of services and the score."""
    with tempfile.TemporaryDirectory() as folder:
        answer, known = Path(folder) / "decompose-report.json", Path(folder) / "truth.json"
        known.write_text(json.dumps(truth), encoding="utf-8")
        subprocess.run([DECOMPOSE, "analyze", tree, "--output", folder, "--format", "json", "--quiet"], check=True)
        compare = [sys.executable, bench / "score.py", known, answer, "--brief"]
        run = subprocess.run(compare, check=True, stdout=subprocess.PIPE, text=True)
        scores = json.loads(run.stdout)
        return scores["proposed"], scores["joint"]


def _missed(row: Row) -> list[str]:
    least = row.louvain - BELOW_LOUVAIN
    return [f"{row.name}: {row.score:.3f} (target {least:.3f}, by plain Louvain)"] if row.score < least else []


def _moved(bench: Path, splits: Path, rows: list[Row]) -> list[str]:
    """Print the means of one variant when files are removed at random; return those that moved too far."""
    missed = []
    whole = mean(row.score for row in rows)
    for draw in range(DRAWS):
        scores = [_thinned(bench, splits, row.name, draw) for row in rows]
        moved = mean(scores) - whole
        print(f"  without a tenth of the files, draw {draw + 1}{mean(scores):11.3f}{moved:+9.3f}", flush=True)
        if abs(moved) >= MOST_MOVED:
            missed.append(f"{rows[0].variant}: draw {draw + 1} moves the mean by {moved:+.3f} (target {MOST_MOVED})")
    return missed


def _thinned(bench: Path, splits: Path, name: str, draw: int) -> float:
    """Score one tree without some of its files; what lay in them is not asked for."""
    truth = json.loads((splits / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / name
        shutil.copytree(splits / "trees" / name, tree, symlinks=True)
        files = sorted(path for path in tree.rglob("*.py") if path.is_file())
        gone = random.Random(draw).sample(files, round(REMOVED * len(files)))
        for path in gone:
            path.unlink()
        return _score(bench, tree, _without(truth, {path.relative_to(tree).as_posix() for path in gone}))[1]


def _without(truth: Truth, gone: set[str]) -> Truth:
    modules = {name: one for name, one in truth["modules"].items() if one["path"] not in gone}
    tables = {name: one for name, one in truth["tables"].items() if one["module"] in modules or not _known(one, truth)}
    return {**truth, "modules": modules, "tables": tables}


def _known(table: dict[str, Any], truth: Truth) -> bool:
    return table["module"] in truth["modules"]
