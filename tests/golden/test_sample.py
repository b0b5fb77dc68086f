"""The sample application's report as it was last accepted: what people read first, and who gets what."""

import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path
from typing import Any

Golden = Callable[[str, str], None]


class Skeleton(HTMLParser):
    """Collects the sections, headings and column titles of a report, indented by level."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "section":
            self.lines.append(f"section {dict(attrs).get('id')}")
        elif re.fullmatch("h[2-3]|thead", tag):
            self.lines.append("")
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag == self._open[-1]:
            indent = "    " if self._open.pop() == "thead" else "  "
            self.lines[-1] = indent + " ".join(self.lines[-1].replace("#", "").split())

    def handle_data(self, data: str) -> None:
        if self._open:
            self.lines[-1] += data + (" | " if self._open[-1] == "thead" and data.strip() else "")


def test_the_summary_in_the_terminal(sample_report: Path, golden: Golden) -> None:
    golden("sample.txt", (sample_report / "decompose-report.txt").read_text(encoding="utf-8"))


def test_services_tables_and_owners(sample_report: Path, golden: Golden) -> None:
    report = json.loads((sample_report / "decompose-report.json").read_text(encoding="utf-8"))
    golden("sample_services.txt", "\n".join(listing(report)) + "\n")


def test_the_skeleton_of_the_page(sample_report: Path, golden: Golden) -> None:
    page = Skeleton((sample_report / "decompose-report.html").read_text(encoding="utf-8"))
    golden("sample_skeleton.txt", "\n".join(line.rstrip(" |") for line, _ in groupby(page.lines)) + "\n")


def listing(report: dict[str, Any]) -> Iterator[str]:
    """Yield every service with its modules and tables, every table with its owner, and the counts of all lists."""
    for service in report["services"]:
        yield f"service {service['id']}"
        yield from (f"  module {name}" for name in service["modules"])
        yield from (f"  table {name}" for name in service["tables"])
    for name in report["shared"]["modules"]:
        yield f"shared {name}"
    for row in report["ownership"]:
        writers = ", ".join(row["foreign_writers"])
        yield f"table {row['table']}: {row['owner'] or 'nobody'}, {row['status']}" + f"; also {writers}" * bool(writers)
    for key, rows in report.items():
        if isinstance(rows, list):
            yield f"{key}: {len(rows)}"
