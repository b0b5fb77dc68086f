"""Score how platform is told apart from domain code, on modules of real applications that were read by hand.

    python -m bench.roles [HELD_OUT_FOLDER]

The labels are those of `bench/modules_read.toml`; its head says what they mean. A module counts as platform where the
report gives it a role of the platform, or leaves it to the shared kernel: nobody's domain, though it may move along
with one service. Beside it: only where it ends up in a service, everything domain, and names of files alone.
Ends with 1 when F1 of the platform is below LEAST on all modules together.
"""

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzer.model.code import NOT_RUNNING, PLATFORM
from tests.real.fetch import APPLICATIONS, Unreachable, fetch

READ = Path(__file__).with_name("modules_read.toml")
LEAST = 0.90
DOMAIN = "domain"
ROLES = {str(role) for role in PLATFORM | NOT_RUNNING}
NAMES = re.compile(
    "__init__|__main__|_version|admin|apps?|bases?|celery|cli|cmd|commons?|config|conf|conftest|constants|const|enums|"
    "errors|exceptions?|helpers|i18n|literals|log|logging|manage|middleware|mixins|permissions|routers?|routes|"
    "serializer|settings|types|urls|utils?|version|wsgi|asgi"
)
FOLDERS = re.compile("utils?|helpers|lib|common|core|config|settings|migrations|alembic|tests?|vendor")

Row = dict[str, Any]  # a module of the JSON report


@dataclass(frozen=True, slots=True)
class Judged:
    """One module: what it was read as, and what the report and the baselines take it for."""

    application: str
    path: str
    label: str
    role: str
    service: str | None

    @property
    def is_platform(self) -> bool:
        """Whether the reader of its source called it platform."""
        return self.label != DOMAIN

    @property
    def told(self) -> bool:
        """Whether the report calls it platform or leaves it to the shared kernel."""
        return self.role in ROLES or self.service is None

    @property
    def named(self) -> bool:
        """Whether the names of its file and folders alone say so."""
        *folders, file = self.path.removesuffix(".py").split("/")
        return bool(NAMES.fullmatch(file)) or any(FOLDERS.fullmatch(folder) for folder in folders)


def report_of(tree: Path) -> dict[str, Row]:
    """Analyse an application and return its modules by the end of their paths."""
    with tempfile.TemporaryDirectory() as folder:
        command = [str(Path(sys.executable).with_name("decompose")), "analyze", "--quiet", str(tree)]
        subprocess.run([*command, "--format", "json", "--output", folder], check=True, stdout=subprocess.DEVNULL)
        report = json.loads(Path(folder, "decompose-report.json").read_text(encoding="utf-8"))
    return {row["path"]: row for row in report["modules"]}


def judge(application: Row, tree: Path) -> list[Judged]:
    """Return what the labels of one application say beside what its report says."""
    rows = report_of(tree)
    return [
        Judged(application["name"], path, label, rows[path]["role"], rows[path]["service"])
        for path, label in application["modules"].items()
    ]


def score(truth: list[bool], told: list[bool]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of what is told to be so."""
    hits = sum(1 for one, other in zip(truth, told, strict=True) if one and other)
    precision, recall = hits / max(sum(told), 1), hits / max(sum(truth), 1)
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def print_scores(groups: dict[str, list[Judged]]) -> float:
    """Print a row for each group and way to tell; return F1 of the platform on the last group."""
    print(f"{'':40}{'platform':>24}   {'domain':>21}")
    print(f"{'':40}" + "".join(f"{word:>8}" for word in ("right", "found", "F1") * 2))
    best = 0.0
    for name, judged in groups.items():
        truth = [one.is_platform for one in judged]
        ways = {
            "report": [one.told for one in judged],
            "report, outside services": [one.service is None for one in judged],
            "names alone": [one.named for one in judged],
            "everything domain": [False] * len(judged),
        }
        for way, told in ways.items():
            platform, domain = score(truth, told), score([not one for one in truth], [not one for one in told])
            best = platform[2] if way == "report" else best
            print(f"{f'{name} ({len(judged)}), {way}':40}" + "".join(f"{one:>8.2f}" for one in (*platform, *domain)))
    return best


def print_kinds(judged: list[Judged]) -> None:
    """Print which role each label got, and every module that is on the wrong side."""
    counts = Counter((one.label, one.role) for one in judged)
    for label in sorted({one.label for one in judged}):
        got = sorted((role, n) for (read, role), n in counts.items() if read == label)
        print(f"  read as {label:18}" + ", ".join(f"{role} {n}" for role, n in got))
    for one in judged:
        if one.told != one.is_platform:
            print(f"  wrong: {one.application} {one.path}: {one.label}, told {one.role} in {one.service or 'shared'}")


def main(arguments: list[str]) -> int:
    """Score every application; return the exit code."""
    try:
        trees = {one.name: fetch(one) for one in APPLICATIONS}
    except Unreachable as error:
        print(error)
        return 2
    read = tomllib.loads(READ.read_text(encoding="utf-8"))["application"]
    held = Path(arguments[0]) if arguments else None
    groups = {one["name"]: judge(one, trees[one["name"]]) for one in read if not one.get("held_out")}
    groups["together"] = [module for judged in groups.values() for module in judged]
    f1 = print_scores(groups)
    print_kinds(groups["together"])
    for one in read if held else ():
        if one.get("held_out"):
            judged = judge(one, held / one["name"])
            print_scores({f"held out: {one['name']}": judged})
            print_kinds(judged)
    return 0 if f1 >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
