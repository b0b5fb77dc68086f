"""Source lines beside the locations behind a conclusion."""

import pytest

from analyzer.model.location import Location
from analyzer.model.source import SourceFile
from analyzer.pipeline.cite import SourceLines, cite
from tests.decompositions import small


def lines_of(folder, text):
    path = folder / "app.py"
    path.write_text(text, encoding="utf-8")
    return SourceLines((SourceFile("app.py", str(path), "app"),), 1_000)


@pytest.mark.parametrize(
    ("line", "cited"),
    [
        ("    order.save()", "order.save()"),
        ('x = "short one"', 'x = "short one"'),
        ('key = "sk_live_0123456789abcdef"', 'key = "sk_live_0123…"'),
        ("key = 'it\\'s a very long secret'", "key = 'it\\'s a very…'"),
        ("""key = 'a "quoted" secret inside'""", """key = 'a "quoted" s…'"""),
        ('key = """opened and never closed here', 'key = """opened and n…"'),
        ("x = " + "y + " * 60 + "y", ("x = " + "y + " * 60)[:119] + "…"),
    ],
)
def test_a_line_is_bare_and_its_strings_are_short(tmp_path, line, cited):
    assert lines_of(tmp_path, line + "\n").at(Location("app.py", 1)) == cited


def test_a_line_that_is_not_there_is_empty(tmp_path):
    lines = lines_of(tmp_path, "x = 1\n")
    assert [lines.at(Location(*place)) for place in (("app.py", 9), ("app.py", 0), ("gone.py", 1))] == ["", "", ""]


def test_every_location_behind_a_finding_is_cited(tmp_path):
    decomposition = small()
    paths = {place.path for finding in decomposition.summary.findings for place in finding.locations}
    files = []
    for number, path in enumerate(sorted(paths)):
        copy = tmp_path / f"{number}.py"
        copy.write_text("line\n" * 2_000, encoding="utf-8")
        files.append(SourceFile(path, str(copy), f"m{number}"))
    cited = cite(decomposition, SourceLines(tuple(files), 100_000))
    texts = {place.text for finding in cited.summary.findings for place in finding.locations if place.line}
    assert texts == {"line"}
