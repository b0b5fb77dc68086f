"""From a decomposition to files, with and without pictures."""

from analyzer import sinks
from analyzer.pipeline.reports import write_reports
from tests import decompositions

SMALL, EMPTY = decompositions.small(), decompositions.empty()


def test_a_picture_that_cannot_be_made_is_told_on_the_page_and_to_the_caller(tmp_path, monkeypatch):
    monkeypatch.setattr(sinks, "_CHILD", "import os; os.abort()")
    page, data = tmp_path / "a.html", tmp_path / "a.json"
    (problem,) = write_reports(SMALL, {str(page): "html", str(data): "json"})
    assert problem.slug == "no-picture"
    assert "A picture was left out: the layout engine, pygraphviz, failed." in page.read_text()
    assert "no-picture" not in data.read_text()


def test_an_engine_that_is_not_installed_is_told_apart(tmp_path, monkeypatch):
    monkeypatch.setattr(sinks, "_CHILD", "import sys; sys.modules['pygraphviz'] = None; " + sinks._CHILD)
    (problem,) = write_reports(SMALL, {str(tmp_path / "a.html"): "html"})
    assert problem.message == "a picture was left out: the layout engine, pygraphviz, is not installed"
    assert "pip install" in problem.hint


def test_where_there_is_nothing_to_draw_nothing_is_missing(tmp_path):
    assert write_reports(EMPTY, {str(tmp_path / "a.html"): "html"}) == ()
    assert write_reports(SMALL, {str(tmp_path / "b.html"): "html"}) == ()
