"""Measure whether twice the code costs twice the time, and how much of the data one entry point reaches.

    python -m bench.scaling TREE

The tree is analysed once, and once more beside a copy of itself in which its top-level packages have other names; each
run in a process of its own, its files read one after the other, so that CPU time is that of one core. The second table
names the entry points that reach most tables: where one reaches more than a third, somebody has to look at the code.
What was checked, and how, stands in `bench/reach_read.toml`, under the name of the tree's folder.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from analyzer.model.decomposition import Decomposition
from analyzer.model.settings import Settings
from analyzer.pipeline.analyze import analyze

MOST = 2.3  # times the CPU of one copy; 2 and what two runs on one machine differ by
A_THIRD = 1 / 3  # of the tables; what reaches more is checked against the source
SHOWN = 5  # entry points
READ = Path(__file__).with_name("reach_read.toml")
REAL = "real"  # the verdict on a group of chains: that these calls happen at run time
COPY = "_copy"  # behind the names of the second copy's packages


def main() -> None:
    """Print both tables; end with 1 where the time grew faster than the code."""
    if len(sys.argv) == 3:
        print(json.dumps(run_once(sys.argv[1])))
        return
    tree = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        twice = Path(folder) / "twice"
        double(tree, twice)
        once_result, twice_result = measure(str(tree)), measure(str(twice))
    print_stages(str(tree), once_result, twice_result)
    print_reach(once_result)
    ratio = sum(twice_result["stages"].values()) / sum(once_result["stages"].values())
    sys.exit(1 if ratio > MOST else 0)


def double(tree: Path, target: Path) -> None:
    """Write a tree and a copy of its top-level packages under other names, named so wherever its code names them."""
    shutil.copytree(tree, target)
    packages = sorted(one.name for one in tree.iterdir() if one.is_dir() and any(one.rglob("*.py")))
    named = re.compile(rf"\b({'|'.join(map(re.escape, packages))})\b")
    for package in packages:
        for source in sorted((tree / package).rglob("*")):
            inside = source.relative_to(tree / package)
            copy = target / (package + COPY) / inside
            if source.is_dir():
                continue
            copy.parent.mkdir(parents=True, exist_ok=True)
            if source.suffix == ".py":
                text = source.read_text(encoding="utf-8", errors="surrogateescape")
                copy.write_text(named.sub(rf"\1{COPY}", text), encoding="utf-8", errors="surrogateescape")
            else:
                shutil.copyfile(source, copy)


def measure(tree: str) -> dict[str, dict[str, float]]:
    """Run one analysis in a process of its own."""
    done = subprocess.run([sys.executable, "-m", "bench.scaling", tree, "once"], check=True, capture_output=True)
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


def run_once(tree: str) -> dict[str, dict[str, float]]:
    """Analyse a tree; return CPU seconds by stage, counts, and the share of tables that entry points reach."""
    spent: dict[str, float] = defaultdict(float)
    before = time.process_time()

    def note(stage: str, _done: int, _total: int) -> None:
        nonlocal before
        now = time.process_time()
        spent[stage] += now - before
        before = now

    result = analyze([tree], Settings(jobs=1), (), note)
    counts = {"lines": result.analysis.lines, "functions": len(result.definitions), "calls": len(result.calls)}
    groups = tomllib.loads(READ.read_text(encoding="utf-8"))["group"]
    checked = checked_before(result, [one for one in groups if one["application"] == Path(tree).name])
    return {
        "stages": dict(spent),
        "counts": counts,
        "reach": reach_shares(result),
        "checked": dict.fromkeys(checked, 1.0),
    }


def reach_shares(result: Decomposition) -> dict[str, float]:
    """Return for every entry point the share, 0..1, of all known tables that it reads or writes."""
    tables = {one.table for one in result.entities if one.table} | {one.table for one in result.accesses}
    return {
        case.entry_point: len({*case.tables_read, *case.tables_written}) / len(tables)
        for case in result.use_cases
        if tables
    }


def checked_before(result: Decomposition, groups: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the entry points whose wide reach was checked in a group, and is no wider today, sorted."""
    cases = {case.entry_point: case for case in result.use_cases}
    return sorted(
        entry
        for group in groups
        for entry, tables in group["tables"].items()
        if group["verdict"] == REAL
        and entry in cases
        and len({*cases[entry].tables_read, *cases[entry].tables_written}) <= tables
        and set(group["through"]) <= set(cases[entry].functions)
    )


def print_stages(tree: str, once: dict[str, dict[str, float]], twice: dict[str, dict[str, float]]) -> None:
    """Print what every stage costs, once and twice."""
    print(f"{tree}\n{'':20}{'once':>12}{'twice':>12}{'ratio':>8}")
    rows: Iterable[tuple[str, float, float]] = [
        *((name, once["counts"][name], twice["counts"][name]) for name in once["counts"]),
        *((f"{name}, CPU s", once["stages"][name], twice["stages"][name]) for name in once["stages"]),
        ("all stages, CPU s", sum(once["stages"].values()), sum(twice["stages"].values())),
    ]
    for name, first, second in rows:
        print(f"{name:28}{first:12,.1f}{second:12,.1f}{second / first if first else 0:8.2f}")


def print_reach(once: dict[str, dict[str, float]]) -> None:
    """Print the entry points that reach most tables."""
    ranked = sorted(once["reach"].items(), key=lambda row: (-row[1], row[0]))
    wide = [entry for entry, share in ranked if share > A_THIRD]
    unchecked = [entry for entry in wide if entry not in once["checked"]]
    print(
        f"\n{len(ranked)} entry points; {len(wide)} reach more than a third of the tables, "
        f"{len(wide) - len(unchecked)} of them in checked groups"
    )
    for entry, share in ranked[:SHOWN]:
        print(f"{share:6.1%}  {entry}")
    print("\n".join(f"not checked: {entry}" for entry in unchecked[:SHOWN]) or "none is left to check")


if __name__ == "__main__":
    main()
