"""The file stage: same answers from any number of processes, and a loss costs one file."""

import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor

import pytest

from analyzer.facts.python import read_python
from analyzer.model.source import SourceFile
from analyzer.pipeline import files as stage
from analyzer.pipeline.files import read_files
from analyzer.pipeline.worker import complete

LARGE = 1_000_000


@pytest.fixture
def sources(tmp_path):
    made = []
    for number in range(40):
        path = tmp_path / f"m{number}.py"
        path.write_text(f"import a{number}\n" * (number + 1))
        made.append(SourceFile(path.name, str(path), f"m{number}"))
    return made


def ignore(_done, _total):
    pass


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_answers_come_in_the_order_of_the_files(sources, monkeypatch, jobs):
    monkeypatch.setattr(stage, "SERIAL_BELOW", 0)
    readings = read_files(sources, LARGE, jobs, ignore)
    assert [reading.file for reading in readings] == sources
    assert [reading.facts.lines for reading in readings] == list(range(1, 41))
    assert readings == read_files(sources, LARGE, 1, ignore)


def test_few_files_start_no_process(sources):
    done = []
    read_files(sources, LARGE, 2, lambda *counts: done.append(counts))
    assert done == [(number, 40) for number in range(1, 41)]


def test_any_executor_will_do(sources):
    with ProcessPoolExecutor(1, mp_context=stage._context()) as executor:
        assert read_files(sources, LARGE, 2, ignore, executor) == read_files(sources, LARGE, 1, ignore)


def test_no_files():
    assert read_files([], LARGE, 2, ignore) == ()


def die_of(text):
    if "import a13\n" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    return stage.FileFacts([], [], lines=text.count("\n"))


def fail_on(text):
    if "import a13\n" in text:
        raise KeyError("x")
    return stage.FileFacts([], [], lines=text.count("\n"))


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="needs processes that are forked")
def test_a_process_that_dies_costs_its_file_only(sources, monkeypatch):
    monkeypatch.setattr(stage, "SERIAL_BELOW", 0)
    monkeypatch.setattr(stage, "_context", lambda: stage.multiprocessing.get_context("fork"))
    monkeypatch.setattr("analyzer.pipeline.worker.read_python", die_of)
    readings = read_files(sources, LARGE, 2, ignore)
    assert [reading.file.module for reading in readings if reading.facts is None] == ["m13"]
    assert readings[13].problem.slug == "reader-failed"
    assert not readings[13].says_something


def test_a_fault_of_ours_costs_its_file_only(sources, monkeypatch):
    monkeypatch.setattr("analyzer.pipeline.worker.read_python", fail_on)
    readings = read_files(sources, LARGE, 1, ignore)
    assert [reading.reason for reading in readings if reading.problem] == [
        "decompose failed on this file: KeyError in test_files.py:65"
    ]


def test_a_fault_in_reading_sql_costs_the_sql_of_its_file_only(monkeypatch):
    def fail(facts):
        raise KeyError(facts.asking[0])

    file, facts = SourceFile("a.py", "a.py", "a"), read_python("q = 'SELECT a FROM b'\n")
    assert complete(file, facts) is None
    assert facts.queries[0].reads == ["b"]
    monkeypatch.setattr("analyzer.pipeline.worker.read_queries", fail)
    fault = complete(file, facts)
    assert (fault.slug, fault.location.path) == ("reader-failed", "a.py")
    assert "on the SQL of this file: KeyError" in fault.message


def test_what_cannot_be_read_is_a_problem_with_a_place(sources):
    os.unlink(sources[3].disk_path)
    readings = read_files(sources, LARGE, 1, ignore)
    assert (readings[3].problem.slug, readings[3].problem.location.path) == ("vanished", "m3.py")
    assert readings[3].digest == ""


def test_gaps_of_decoding_are_problems_of_the_facts(tmp_path):
    (tmp_path / "a.py").write_bytes(b"a = '\xe4'\n")
    (reading,) = read_files([SourceFile("a.py", str(tmp_path / "a.py"), "a")], LARGE, 1, ignore)
    assert [problem[0] for problem in reading.facts.problems] == ["undecodable"]
    assert reading.says_something


def test_a_pool_leaves_the_environment_as_it_was(tmp_path):
    before = dict(os.environ)
    release = threading.Event()
    second = threading.Thread(target=release.wait)
    second.start()  # with a second thread the pool does not fork, and new interpreters need a safe path
    try:
        files = []
        for number in range(301):
            path = tmp_path / f"m{number}.py"
            path.write_text("x = 1\n", encoding="utf-8")
            files.append(SourceFile(path.name, str(path), f"m{number}"))
        readings = read_files(files, 1_000, 2, lambda _done, _total: None)
    finally:
        release.set()
        second.join()
    assert len(readings) == len(files)
    assert dict(os.environ) == before
