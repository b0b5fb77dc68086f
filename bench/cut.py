"""Score the proposed services against experts and against splits that people really made.

    BENCH=path SPLITS=path python -m bench.cut [thin]

BENCH names the folder of benchmarks, with `papers/` and `splits/` in it. SPLITS names the trees that
`splits/materialise.py` wrote; where there are none it is run, with the clones that MIRROR names. `thin` analyses every
tree three times more, with a tenth of its files removed at random. Ends with 1 when a target is missed.
"""

import os
import subprocess
import sys
from pathlib import Path

from bench.papers import score_papers
from bench.splits import score_splits
from tests.real.fetch import FOLDER


def main() -> int:
    """Run both benchmarks; return the exit code."""
    bench = Path(os.environ.get("BENCH", ""))
    splits = Path(os.environ.get("SPLITS") or FOLDER / "splits").absolute()
    if not os.environ.get("BENCH") or not (bench / "papers" / "evaluate.py").exists():
        print("no benchmark of cuts: set BENCH to the folder that holds papers/ and splits/")
        return 2
    missed = score_papers(bench / "papers")
    if _materialised(bench / "splits", splits):
        missed += score_splits(bench / "splits", splits, "thin" in sys.argv[1:])
    print("\n" + ("\n".join(f"missed: {line}" for line in missed) or "every target is reached"))
    return 1 if missed else 0


def _materialised(bench: Path, splits: Path) -> bool:
    """Say whether the trees are there, made where they are not and can be."""
    if not any((splits / "truth").glob("*.json")) and os.environ.get("MIRROR"):
        subprocess.run([sys.executable, bench / "materialise.py", os.environ["MIRROR"], splits], check=True)
    if any((splits / "truth").glob("*.json")):
        return True
    print("\nno trees of the splits: set SPLITS to where they are, or MIRROR to the clones they are made of")
    return False


if __name__ == "__main__":
    sys.exit(main())
