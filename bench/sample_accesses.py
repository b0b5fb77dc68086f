"""Draw data accesses of a real application at random, to read their source and judge them.

    python -m bench.sample_accesses APPLICATION COUNT SEED

Prints a `[[sample]]` of `bench/accesses_read.toml` with empty verdicts. One draw is one line of one access. Every level
that occurs has its share, but at least LEAST draws, or all accesses that it has.
"""

import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from tests.real.fetch import APPLICATIONS, Application, fetch

LEAST = 2  # draws of a level
SHOWN = ("function", "receiver", "table", "op", "verb", "level")

Row = dict[str, Any]  # an access of the JSON report


def accesses_of(application: Application) -> list[Row]:
    """Analyse an application and return its accesses, without those that people gave."""
    with tempfile.TemporaryDirectory() as folder:
        command = [str(Path(sys.executable).with_name("decompose")), "analyze", "--quiet", str(fetch(application))]
        command += ["--format", "json", "--output", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        report = json.loads(Path(folder, "decompose-report.json").read_text(encoding="utf-8"))
    return [row for row in report["accesses"] if row["level"] != "given"]


def quotas(sizes: Counter[str], count: int) -> dict[str, int]:
    """Return how many to draw of each level: LEAST where there are as many, the rest where fewest are drawn yet."""
    drawn = {level: min(LEAST, size) for level, size in sorted(sizes.items())}
    while sum(drawn.values()) < min(count, sizes.total()):
        neediest = min(
            (level for level in drawn if drawn[level] < sizes[level]), key=lambda level: drawn[level] / sizes[level]
        )
        drawn[neediest] += 1
    return drawn


def draw(rows: list[Row], count: int, seed: int) -> list[Row]:
    """Return the drawn accesses, each with one of its lines as `at`."""
    chance = random.Random(seed)
    drawn = []
    for level, quota in quotas(Counter(row["level"] for row in rows), count).items():
        for row in chance.sample([row for row in rows if row["level"] == level], quota):
            place = chance.choice(row["locations"])
            drawn.append({**row, "at": f"{place['path']}:{place['line']}"})
    return drawn


def print_sample(application: Application, seed: int, drawn: list[Row]) -> None:
    """Print TOML with verdicts to fill in: right, wrong or unclear, and why."""
    print(f"[[sample]]\napplication = {json.dumps(application.name)}\nversion = {json.dumps(application.version)}")
    print(f'seed = {seed}\ncode = ""')
    for row in drawn:
        print(f"\n[[sample.access]]\nat = {json.dumps(row['at'])}")
        print("\n".join(f"{key} = {json.dumps(row[key])}" for key in SHOWN if row[key]))
        print('verdict = ""\nreason = ""')


def main() -> int:
    """Draw what the arguments ask for; return the exit code."""
    known = {application.name: application for application in APPLICATIONS}
    match sys.argv[1:]:
        case [name, count, seed] if name in known and count.isdecimal() and seed.isdecimal():
            rows = accesses_of(known[name])
            print_sample(known[name], int(seed), draw(rows, int(count), int(seed)))
            return 0
    print(f"usage: python -m bench.sample_accesses APPLICATION COUNT SEED\nAPPLICATION: {', '.join(known)}")
    return 2


if __name__ == "__main__":
    sys.exit(main())
