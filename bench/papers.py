"""Score the clustering core on published applications with expert decompositions; part of `python -m bench.cut`."""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import mean
from typing import Any

DECOMPOSE = Path(sys.executable).with_name("decompose")
COUNTS = tuple(range(2, 13))  # services that are asked for
ORDERS = 5  # shuffled copies of the facts, each of which must get the same answer
LEAST_MEAN = 0.50  # adjusted Rand index at the core's own number; over node orders Louvain has 0.36, Leiden 0.40
LEAST = 0.20  # on each
PEERS = ("Louvain", "Leiden", "greedy modularity")
INTRINSIC = ("SM", "ICP", "BCP", "IFN", "NED")

Row = dict[str, Any]


def score_papers(bench: Path) -> list[str]:
    """Print the tables of the published applications; return what is missed."""
    baselines = json.loads((bench / "baselines.json").read_text(encoding="utf-8"))["datasets"]
    rows, missed = _evaluate(bench)
    own = {name: rows[f"{name} auto"] for name in baselines if f"{name} auto" in rows}
    print("Published applications, adjusted Rand index at the own number of services\n")
    print(f"{'':16}{'services':>9}{'ARI':>8}{'MoJoFM':>8}{'F1':>7}" + "".join(f"{peer:>19}" for peer in PEERS))
    for name, row in own.items():
        print(f"{name:16}{row['k']:9}{row['ARI']:8.2f}{row['MoJoFM']:8.1f}{row['F1']:7.2f}{_peers(baselines[name])}")
    average = mean(row["ARI"] for row in own.values()) if own else 0.0
    print(f"{'mean':25}{average:8.2f}{'':15}" + "".join(f"{_mean_of(baselines, peer):19.2f}" for peer in PEERS))
    _print_counts(list(own), rows)
    missed += [f"mean ARI {average:.2f} (target {LEAST_MEAN})"] if average < LEAST_MEAN else []
    missed += [f"{name}: ARI {row['ARI']:.2f} (target {LEAST})" for name, row in own.items() if row["ARI"] < LEAST]
    missed += [f"{key}: degenerate" for key, row in rows.items() if row["degenerate"]]
    missed += [f"{key}: {row['note']}" for key, row in rows.items() if row["note"]]
    missed += [f"{name}: depends on the order of the input" for name in own if not _same_for_any_order(bench, name)]
    return missed


def _evaluate(bench: Path) -> tuple[dict[str, Row], list[str]]:
    """Run the benchmark's own evaluation; return its rows by dataset and number asked for, and what it refused."""
    command = f"{DECOMPOSE} cluster {{facts}} --services {{k}} --output {{out}}"
    counts = ",".join(["auto", *map(str, COUNTS)])
    with tempfile.TemporaryDirectory() as folder:
        scores = Path(folder) / "scores.json"
        run = [sys.executable, "evaluate.py", "--command", command, "--k", counts, "--json", str(scores)]
        done = subprocess.run(run, cwd=bench, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
        rows: dict[str, Row] = json.loads(scores.read_text(encoding="utf-8"))
    return rows, [line for line in done.stderr.splitlines() if line.startswith("FAILED")]


def _peers(baselines: dict[str, list[Row]]) -> str:
    found = {row["method"]: row["ARI"] for row in baselines["auto"]}
    return "".join(f"{found[peer]:19.2f}" for peer in PEERS)


def _mean_of(baselines: dict[str, dict[str, list[Row]]], peer: str) -> float:
    return mean(row["ARI"] for one in baselines.values() for row in one["auto"] if row["method"] == peer)


def _print_counts(names: list[str], rows: dict[str, Row]) -> None:
    """Print what comes of every number asked for: the agreement, and the literature's metrics."""
    print("\nEvery number of services asked for; core: those with units that interact\n")
    print(f"{'':16}{'asked':>6}{'core':>5}{'ARI':>7}{'largest':>9}", end="")
    print("".join(f"{metric:>7}" for metric in INTRINSIC))
    for name in names:
        for count in COUNTS:
            row = rows.get(f"{name} {count}")
            if row:
                metrics = "".join(f"{'-' if row[one] is None else format(row[one], '.2f'):>7}" for one in INTRINSIC)
                print(f"{name:16}{count:6}{row['k']:5}{row['ARI']:7.2f}{row['largest']:9.0%}{metrics}")


def _same_for_any_order(bench: Path, name: str) -> bool:
    """Say whether shuffled nodes, edges and functionalities get the same services."""
    facts = json.loads((bench / "facts" / f"{name}.json").read_text(encoding="utf-8"))
    answers = set()
    for order in range(ORDERS):
        for part in ("nodes", "edges", "functionalities"):
            random.Random(order).shuffle(facts[part])
        with tempfile.TemporaryDirectory() as folder:
            given, out = Path(folder) / "facts.json", Path(folder) / "services.json"
            given.write_text(json.dumps(facts), encoding="utf-8")
            subprocess.run([DECOMPOSE, "cluster", given, "--services", "auto", "--output", out], check=True)
            services = json.loads(out.read_text(encoding="utf-8"))["services"]
        answers.add(frozenset(frozenset(one["members"]) for one in services))
    return len(answers) == 1
