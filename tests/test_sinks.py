"""Files whole or not at all, and coordinates."""

import os
import stat

import pytest

from analyzer import sinks
from analyzer.model.errors import UnwritableOutput
from analyzer.model.layout import Layout, LayoutEdge, LayoutNode, LayoutRequest
from analyzer.model.problem import Problem
from analyzer.sinks import MOST_NODES, lay_out, write_text, write_texts


def request(count, *edges):
    nodes = tuple(LayoutNode(f"n{number}", 100.0, 40.0) for number in range(count))
    return LayoutRequest(nodes, tuple(LayoutEdge(f"n{a}", f"n{b}", feedback) for a, b, feedback in edges))


def test_writes_a_file_and_its_folder(tmp_path):
    write_text("größe\r\n", str(tmp_path / "new" / "out.txt"))
    assert (tmp_path / "new" / "out.txt").read_bytes() == "größe\r\n".encode()
    assert os.listdir(tmp_path / "new") == ["out.txt"]


def test_replaces_what_was_there(tmp_path):
    path = tmp_path / "out.txt"
    path.write_text("old")
    write_text("new", str(path))
    assert path.read_text() == "new"


def test_the_file_has_the_usual_permissions(tmp_path):
    mask = os.umask(0o022)
    try:
        write_text("x", str(tmp_path / "out.txt"))
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "out.txt").stat().st_mode) == 0o644


def test_a_lone_surrogate_is_written_as_its_escape(tmp_path):
    write_text("a\udc80", str(tmp_path / "out.txt"))
    assert (tmp_path / "out.txt").read_text() == "a\\udc80"


def test_below_a_file_nothing_can_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UnwritableOutput, match="could not be written") as error:
        write_text("x", str(tmp_path / "file" / "out.txt"))
    assert "--output" in error.value.hint


def test_a_folder_in_the_place_of_the_file_is_left_alone(tmp_path):
    (tmp_path / "out.txt").mkdir()
    with pytest.raises(UnwritableOutput):
        write_text("x", str(tmp_path / "out.txt"))
    assert os.listdir(tmp_path) == ["out.txt"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder(tmp_path):
    tmp_path.chmod(0o555)
    with pytest.raises(UnwritableOutput):
        write_text("x", str(tmp_path / "out.txt"))


def test_left_uses_right_and_nothing_overlaps():
    (layout,) = lay_out([request(3, (0, 1, False), (1, 2, False), (2, 0, True))])
    assert isinstance(layout, Layout)
    xs = [point.x for _, point in layout.centres]
    assert xs == sorted(xs)
    assert xs[1] - xs[0] > 100
    assert all(0 <= point.x <= layout.width and 0 <= point.y <= layout.height for _, point in layout.centres)


def test_curves_are_bezier_pieces_in_the_order_of_the_request():
    (layout,) = lay_out([request(3, (1, 2, False), (0, 1, False), (0, 1, False), (0, 0, False))])
    assert [(curve.source, curve.target) for curve in layout.curves] == [
        ("n1", "n2"),
        ("n0", "n1"),
        ("n0", "n1"),
        ("n0", "n0"),
    ]
    assert all(len(curve.points) % 3 == 1 for curve in layout.curves)


def test_a_feedback_edge_moves_nothing():
    edges = [(0, 1, False), (1, 2, False)]
    plain, fed = lay_out([request(3, *edges), request(3, *edges, (2, 0, True))])
    assert [point.x for _, point in plain.centres] == [point.x for _, point in fed.centres]


def test_same_request_same_coordinates():
    pictures = [request(6, (0, 1, False), (0, 2, False), (1, 3, False), (4, 5, False))]
    assert lay_out(pictures) == lay_out(pictures)


def test_gives_up_on_a_picture_that_nobody_could_read():
    small, large, empty = lay_out([request(1), request(MOST_NODES + 1), request(0)])
    assert isinstance(small, Layout)
    assert isinstance(large, Problem)
    assert large.slug == "no-picture"
    assert isinstance(empty, Problem)


def test_an_engine_that_fails_costs_the_picture_only(monkeypatch):
    monkeypatch.setattr(sinks, "_CHILD", "import os; os.abort()")
    answers = lay_out([request(1), request(2)])
    assert [answer.slug for answer in answers] == ["no-picture", "no-picture"]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_text("x", str(tmp_path / "link.txt"))
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "x"


def test_what_is_no_regular_file_is_written_into_and_not_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_text("x", str(tmp_path / "pipe"))
    assert os.read(reader, 9) == b"x"
    os.close(reader)
    assert os.listdir(tmp_path) == ["pipe"]


def test_of_files_that_belong_together_none_is_replaced_where_one_cannot_be(tmp_path):
    (tmp_path / "a").write_text("old")
    (tmp_path / "b").mkdir()
    with pytest.raises(UnwritableOutput):
        write_texts({str(tmp_path / "a"): "new", str(tmp_path / "b"): "new"})
    assert (tmp_path / "a").read_text() == "old"
    assert sorted(os.listdir(tmp_path)) == ["a", "b"]


def test_a_full_device(tmp_path):
    with pytest.raises(UnwritableOutput, match="No space left"):
        write_texts({str(tmp_path / "a"): "new", "/dev/full": "new"})
    assert os.listdir(tmp_path) == []
