"""What the reports say about the processes of today. Pure."""

import re
from dataclasses import replace

from analyzer.model.decomposition import Decomposition
from analyzer.model.location import Location, Reason
from analyzer.model.processes import Process, Runs
from analyzer.report.explain import render_explanation
from analyzer.report.html import render_html
from analyzer.report.index import build_index
from analyzer.report.json import read_json, render_json
from analyzer.report.markdown import render_markdown
from analyzer.report.processes import ROWS, apart, process_rows, untied, used_programs
from tests import decompositions

SMALL = decompositions.small()
ENTRY = SMALL.services[0].entry_points[0]
OTHERS = tuple(SMALL.services[1].entry_points[:2])


def process(name: str, runs: Runs = Runs.WORKER, entries: tuple[str, ...] = (), **more: object) -> Process:
    """Return a process of a Procfile."""
    place = Location("Procfile", 3)
    return replace(
        Process(f"procfile {name} Procfile", name, "procfile", place, runs=(runs,), entry_points=entries), **more
    )


def with_processes(*processes: Process) -> Decomposition:
    """Return the small decomposition with these processes."""
    return replace(SMALL, processes=processes)


WORKER = process("worker", entries=(ENTRY, *OTHERS), queues=("mail",))
SAME = replace(WORKER, id="compose worker compose.yml", kind="compose", location=Location("compose.yml", 9))
DATABASE = process("db", Runs.INFRASTRUCTURE, image="postgres:16")
LOST = process("front", Runs.UNKNOWN, because=(Reason("process-not-tied", "what its image starts is not said"),))
MADE = with_processes(WORKER, SAME, DATABASE, LOST)


def test_processes_of_the_same_code_stand_in_one_row() -> None:
    (row,) = process_rows(MADE, build_index(MADE)).rows
    assert row.names.rows == ("worker (procfile)", "worker (compose)")
    assert (row.runs, row.queues, row.at.total) == ("worker", "mail", 2)


def test_a_row_says_how_many_entry_points_of_each_service_run_in_it() -> None:
    (row,) = process_rows(MADE, build_index(MADE)).rows
    assert [(link.text, many) for link, many in row.shares.rows] == [
        (SMALL.services[1].name, 2),
        (SMALL.services[0].name, 1),
    ]


def test_programs_of_others_and_what_could_not_be_tied_are_listed() -> None:
    assert used_programs(MADE).rows == ("postgres:16",)
    assert [why for _process, why in untied(MADE).rows] == ["what its image starts is not said"]


def test_one_line_counts_the_same_code_once() -> None:
    assert apart(MADE) == "Already apart today: 1 worker."
    assert apart(with_processes(DATABASE)) == ""
    assert "Already apart today: 1 worker." in render_markdown(MADE)


def test_the_page_shows_the_first_rows_and_where_the_others_are() -> None:
    many = [process(f"p{number}", Runs.COMMAND, (ENTRY,), queues=(str(number),)) for number in range(ROWS + 5)]
    page = render_html(with_processes(*many, LOST, DATABASE))
    section = re.search(r'<section id="processes">.*?</section>', page, re.DOTALL)
    assert section is not None
    assert f"{ROWS} of {ROWS + 5} processes; all in the JSON under <code>processes</code>" in section.group()
    assert "Could not be tied to code" in section.group()


def test_an_entry_point_names_its_queue_and_its_processes() -> None:
    entries = tuple(replace(one, queues=("mail",)) if one.id == ENTRY else one for one in SMALL.entry_points)
    text = render_explanation(replace(MADE, entry_points=entries), ENTRY, False)
    assert "  queue    mail" in text
    assert "  runs in  procfile worker  Procfile:3\n           compose worker  compose.yml:9" in text


def test_an_entry_point_that_no_process_runs_says_so_where_processes_are_known() -> None:
    assert "runs in  no process that a deployment file states" in render_explanation(
        with_processes(DATABASE), ENTRY, False
    )
    assert "runs in" not in render_explanation(SMALL, ENTRY, False)


def test_a_service_names_its_processes_and_whom_it_shares_them_with() -> None:
    text = render_explanation(MADE, f"service:{SMALL.services[0].id}", False)
    assert "procfile worker  Procfile:3  1 entry point, beside 2 entry points of others" in text


def test_processes_survive_the_json() -> None:
    assert read_json(render_json(MADE)).processes == MADE.processes
