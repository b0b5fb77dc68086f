"""The measured share of right accesses is the one of the draws that were read."""

import re
import tomllib
from collections import Counter
from pathlib import Path

from analyzer.model.reading import READ
from analyzer.report.method import level_rows
from tests.decompositions import medium

ROOT = Path(__file__).parents[2]
SAMPLES = tomllib.loads((ROOT / "bench" / "accesses_read.toml").read_text(encoding="utf-8"))["sample"]
NEWEST = max(sample["seed"] for sample in SAMPLES)
ROW = re.compile(r"^\| (L\d) \| (\d+) \| (\d+) \|", re.MULTILINE)


def counted():
    rows = [row for sample in SAMPLES if sample["seed"] == NEWEST for row in sample["access"]]
    read = Counter(row["level"] for row in rows)
    right = Counter(row["level"] for row in rows if row["verdict"] == "right")
    return {level: (right[level], read[level]) for level in sorted(read)}


def test_shares_are_those_of_the_newest_draws():
    assert dict(READ) == counted()


def test_the_page_of_benchmarks_prints_the_same_numbers():
    page = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert {level: (int(right), int(read)) for level, read, right in ROW.findall(page)} == counted()


def test_every_draw_has_a_verdict_and_a_reason():
    rows = [row for sample in SAMPLES for row in sample["access"]]
    assert {row["verdict"] for row in rows} <= {"right", "wrong", "unclear"}
    assert all(row["reason"] for row in rows)


def test_levels_say_how_many_were_right_when_read():
    shown = {row.level: row.right for row in level_rows(medium())}
    assert shown
    assert all(right == ("{} of {}".format(*READ[level]) if level in READ else "") for level, right in shown.items())
