"""Measure the command on one tree, in units of P: parsing the same files with `ast.parse` on one core.

    python -m bench.speed TREE [ROUNDS]

Rounds are interleaved (P, cold, warm, P, cold, warm ...), so that a machine that changes its speed changes all alike;
the medians are printed. CPU counts all processes.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PARSE = """
import ast, pathlib, sys, warnings
warnings.simplefilter("ignore")
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.py")):
    try:
        ast.parse(path.read_bytes())
    except (SyntaxError, ValueError):
        pass
"""

FIND = """
import sys
from analyzer.model.settings import Settings
from analyzer.pipeline.files import read_files
from analyzer.sources.discovery import find_sources
settings = Settings(jobs=1)
files = find_sources([sys.argv[1]], settings).files
"""
FILES = (
    FIND
    + """
read_files(files, settings.largest_file, settings.jobs, lambda done, total: None)
"""
)


def measure(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Run a command to its end; return its CPU and wall seconds, children included."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def one_round(tree: str, folder: str) -> dict[str, tuple[float, float]]:
    """Measure parsing, the file stage in one process, a run without cache, a run with it, and the start alone.

    "files" is a whole process that finds and reads the files; "stage" is that without one that only finds them.
    """
    decompose = str(Path(sys.executable).with_name("decompose"))
    environment = {**os.environ, "XDG_CACHE_HOME": folder + "/cache"}
    analyze = [decompose, "analyze", tree, "--output", folder + "/out"]
    parse, find, files = (measure([sys.executable, "-c", code, tree], environment) for code in (PARSE, FIND, FILES))
    return {
        "P": parse,
        "files": files,
        "stage": (files[0] - find[0], files[1] - find[1]),
        "cold": measure(analyze, environment),
        "warm": measure(analyze, environment),
        "--help": measure([decompose, "--help"], environment),
    }


def main() -> None:
    """Print a table of medians."""
    tree, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    results = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            results.append(one_round(tree, folder))
    print(f"{tree}: medians of {rounds} rounds")
    print(f"{'':8}{'CPU s':>10}{'CPU / P':>10}{'wall s':>10}{'wall / P':>10}")
    for name in results[0]:
        cpu = statistics.median(result[name][0] for result in results)
        wall = statistics.median(result[name][1] for result in results)
        cpu_ratio = statistics.median(result[name][0] / result["P"][0] for result in results)
        wall_ratio = statistics.median(result[name][1] / result["P"][1] for result in results)
        print(f"{name:8}{cpu:10.2f}{cpu_ratio:10.2f}{wall:10.2f}{wall_ratio:10.2f}")


if __name__ == "__main__":
    main()
