"""What the command writes, and that it writes the same bytes every time."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.test_awkward_input import MAIN, SMALL, decompose, make

SAMPLE = Path(__file__).parents[2] / "sample_monolith"


@pytest.fixture
def small(tmp_path):
    return make(tmp_path / "in", SMALL)


def test_files_summary_and_progress_go_where_they_belong(small, tmp_path):
    done = decompose("analyze", str(small), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "decompose-out").iterdir()) == [
        "decompose-report.html",
        "decompose-report.json",
    ]
    summary = done.stdout.decode().splitlines()
    assert len(summary) <= 25
    assert summary[-1].endswith("decompose-out/decompose-report.html")
    assert done.stderr.decode().splitlines()[:2] == ["finding files", "reading files (3)"]


def test_every_format_and_a_second_json(small, tmp_path):
    out = tmp_path / "out"
    done = decompose(
        "analyze", str(small), "-o", str(out), "-f", "json,md", "-f", "text", "--json", str(tmp_path / "x.json")
    )
    assert done.returncode == 0, done.stderr
    assert sorted(path.suffix for path in out.iterdir()) == [".json", ".md", ".txt"]
    assert (tmp_path / "x.json").read_bytes() == (out / "decompose-report.json").read_bytes()


@pytest.mark.parametrize(("name", "start"), [("json", b"{"), ("md", b"#"), ("html", b"<!doctype html>"), ("text", b"")])
def test_one_format_on_standard_output_and_nothing_else(small, tmp_path, name, start):
    done = decompose("analyze", str(small), "-o", "-", "-f", name, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.lower().startswith(start)
    assert list(tmp_path.iterdir()) == [small]


def test_quiet_says_nothing_at_all(small, tmp_path):
    done = decompose("analyze", str(small), "-q", "-o", str(tmp_path / "out"))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_results_name_neither_the_machine_nor_the_folder(small, tmp_path):
    done = decompose("analyze", str(small), "-o", "-", "-f", "json", "-q")
    assert str(tmp_path).encode() not in done.stdout


def test_facts_on_standard_output(small):
    done = decompose("export", "facts", str(small), "-q")
    assert done.returncode == 0, done.stderr
    facts = json.loads(done.stdout)
    assert facts["schema"] == "decompose-facts/1"
    assert ["shop.orders.place", "shop.billing.charge"] in facts["calls"]


def test_cluster_places_every_node_once(tmp_path):
    nodes = [{"id": name, "kind": "class"} for name in "abcdef"]
    pairs = ["ab", "bc", "ca", "de", "ef", "fd"]
    edges = [{"source": a, "target": b, "kind": "call"} for a, b in pairs]
    graph = {"schema": "facts-graph/1", "nodes": nodes, "edges": edges}
    (tmp_path / "g.json").write_text(json.dumps(graph))
    done = decompose("cluster", str(tmp_path / "g.json"), "--services", "2", "--output", str(tmp_path / "s.json"))
    assert done.returncode == 0, done.stderr
    services = json.loads((tmp_path / "s.json").read_text())["services"]
    assert sorted(sorted(service["members"]) for service in services) == [["a", "b", "c"], ["d", "e", "f"]]


def test_same_bytes_for_any_hash_seed_number_of_processes_and_folder_name(tmp_path):
    written = []
    for number, (seed, jobs) in enumerate([("1", "1"), ("2", "3")]):
        folder = tmp_path / f"copy{number}"
        shutil.copytree(SAMPLE, folder)
        out = tmp_path / f"out{number}"
        options = ("--jobs", jobs, "-q", "-o", str(out), "-f", "html,json,md")
        done = decompose("analyze", str(folder), *options, PYTHONHASHSEED=seed)
        assert done.returncode == 0, done.stderr
        written.append({path.name: path.read_bytes() for path in out.iterdir()})
    assert written[0] == written[1]


def test_a_reader_that_has_gone_is_no_fault(small):
    command = [sys.executable, "-c", MAIN, "analyze", str(small), "-o", "-", "-f", "json", "-q"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0
