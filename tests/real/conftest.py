"""Analyses each application once for all tests, and prints a table of what was found."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.real.fetch import APPLICATIONS, Application, Unreachable, fetch

LARGE = 100  # kLOC
ROWS = pytest.StashKey[list[list[str]]]()
COLUMNS = [
    "application",
    "files",
    "kLOC",
    "modules",
    "entities",
    "accesses",
    "entries",
    "problems",
    "seconds",
    "services",
]


@dataclass(frozen=True, slots=True)
class Run:
    """One finished `decompose analyze`."""

    tree: Path
    output: Path
    exit_code: int
    errors: str
    seconds: float
    report: dict


def analyse(tree, output):
    command = [str(Path(sys.executable).with_name("decompose")), "analyze", str(tree), "--output", str(output)]
    cold = {**os.environ, "XDG_CACHE_HOME": str(output / "cache")}
    start = time.perf_counter()
    run = subprocess.run(command, capture_output=True, text=True, env=cold)
    seconds = time.perf_counter() - start
    file = output / "decompose-report.json"
    report = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return Run(tree, output, run.returncode, run.stderr, seconds, report)


def row(application, run):
    report = run.report
    lists = [report[key] for key in ("modules", "entities", "accesses", "entry_points", "problems")]
    files = len(list(run.tree.rglob("*.py")))
    names = ", ".join(service["name"] for service in report["services"])
    counts = [str(len(rows)) for rows in lists]
    kloc = f"{report['analysis']['lines'] / 1000:.1f}"
    return [application.label, str(files), kloc, *counts, f"{run.seconds:.1f}", f"{len(report['services'])}: {names}"]


def parameter(application: Application):
    marks = [pytest.mark.real] + [pytest.mark.large] * (application.kloc >= LARGE)
    return pytest.param(application, id=application.name, marks=marks)


@pytest.fixture(scope="session", params=[parameter(application) for application in APPLICATIONS])
def run(request, tmp_path_factory):
    try:
        tree = fetch(request.param)
    except Unreachable as reason:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"the package index cannot be reached: {reason}")
    run = analyse(tree, tmp_path_factory.mktemp(request.param.name))
    if run.report:
        request.config.stash.setdefault(ROWS, []).append(row(request.param, run))
    return run


def pytest_terminal_summary(terminalreporter, config):
    rows = config.stash.get(ROWS, [])
    if rows:
        widths = [max(len(line[index]) for line in [COLUMNS, *rows]) for index in range(len(COLUMNS) - 1)]
        terminalreporter.section("real applications")
        for line in [COLUMNS, *rows]:
            first, *others = line[:-1]
            cells = [
                first.ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)),
            ]
            terminalreporter.write_line("  ".join([*cells, line[-1]]))
