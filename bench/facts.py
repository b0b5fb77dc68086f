"""Score the facts we read against what real applications did while their own tests ran.

    BENCH=path python -m bench.facts

BENCH names the folder of benchmarks; `facts/` in it holds the oracles, their scorer and its targets. The checkouts are
fetched from GitHub once, into the folder of the real applications; where it can't be reached, put them there by hand.
Ends with 1 when a figure misses its target on the mean of the applications, or on one of them by more than SLACK.
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.real.fetch import FOLDER

SLACK = 0.05  # below the target, on one application


@dataclass(frozen=True, slots=True)
class Checkout:
    """The source that an oracle was recorded on."""

    label: str
    repository: str
    commit: str

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return FOLDER / f"{self.label}-{self.commit[:12]}"


CHECKOUTS = (
    Checkout("babybuddy", "babybuddy/babybuddy", "fa8bf4cd66ed149e23c215763a49a2f76dbcd2b7"),
    Checkout("healthchecks", "healthchecks/healthchecks", "29b5ec251059034b79e0120e2ff0c3e35d7bd9f8"),
    Checkout("redash", "getredash/redash", "ca79fe988d81cdac9675b412f3dfcab107bc1fbc"),
)

Figures = dict[str, float]


def fetch(checkout: Checkout) -> Path:
    """Return the folder with the source, fetched when it is not there yet."""
    if not checkout.folder.is_dir():
        part = checkout.folder.with_suffix(".part")
        origin = f"https://github.com/{checkout.repository}"
        subprocess.run(["git", "init", "--quiet", part], check=True)
        subprocess.run(["git", "-C", part, "fetch", "--quiet", "--depth", "1", origin, checkout.commit], check=True)
        subprocess.run(["git", "-C", part, "checkout", "--quiet", "FETCH_HEAD"], check=True)
        part.rename(checkout.folder)
    return checkout.folder


def score(checkout: Checkout, bench: Path) -> Figures:
    """Export the facts of one application and have the benchmark's own scorer compare them."""
    with tempfile.TemporaryDirectory() as folder:
        facts = Path(folder) / "facts.json"
        export = [Path(sys.executable).with_name("decompose"), "export", "facts", fetch(checkout), "--output", facts]
        subprocess.run(export, check=True, stdout=subprocess.DEVNULL)
        oracle = bench / "oracles" / f"{checkout.label}.json.gz"
        compare = [sys.executable, bench / "score_facts.py", "--oracle", oracle, "--facts", facts, "--headline"]
        run = subprocess.run(compare, check=True, stdout=subprocess.PIPE, text=True)
        return {name: value for name, value in json.loads(run.stdout).items() if isinstance(value, float | int)}


def missed(figure: str, results: dict[str, Figures], targets: dict[str, Figures]) -> bool:
    """Say whether a figure misses its targets: on the mean, or on one application by more than SLACK."""
    gaps = [results[label][figure] - targets[label][figure] for label in results if figure in targets[label]]
    return bool(gaps) and (sum(gaps) / len(gaps) < 0 or min(gaps) < -SLACK)


def print_table(results: dict[str, Figures], targets: dict[str, Figures]) -> list[str]:
    """Print one row a figure, score and target of each application and of their mean; return what is missed."""
    print(f"{'':22}" + "".join(f"{label:>18}" for label in (*results, "mean")))
    figures = dict.fromkeys(name for label in results for name in results[label])
    for figure in figures:
        cells = [(results[label].get(figure), targets[label].get(figure)) for label in results]
        paired = [(value, target) for value, target in cells if value is not None and target is not None]
        mean = tuple(sum(column) / len(paired) for column in zip(*paired, strict=True)) if paired else (None, None)
        row = "".join(f"{show(value):>10} / {show(target):<5}" for value, target in (*cells, mean))
        print(f"{figure:22}{row}{'  missed' if missed(figure, results, targets) else ''}")
    return [figure for figure in figures if missed(figure, results, targets)]


def show(value: float | None) -> str:
    """Return a share with three decimals, or a dash where there is none."""
    return "-" if value is None else f"{value:.3f}"


def main() -> int:
    """Score every oracle that is there; return the exit code."""
    bench = Path(os.environ.get("BENCH", "")) / "facts"
    if not os.environ.get("BENCH") or not (bench / "score_facts.py").exists():
        print("no facts benchmark: set BENCH to the folder that holds facts/score_facts.py and its oracles")
        return 2
    targets = json.loads((bench / "targets.json").read_text(encoding="utf-8"))
    try:
        results = {checkout.label: score(checkout, bench) for checkout in CHECKOUTS}
    except subprocess.CalledProcessError as error:
        print(f"{' '.join(map(str, error.cmd))} failed; checkouts are looked for in {FOLDER} as NAME-COMMIT[:12]")
        return 2
    low = print_table(results, targets)
    print(f"below the targets: {', '.join(low)}" if low else "every target is reached")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
