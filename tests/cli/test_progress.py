"""Progress away from a terminal."""

from analyzer.cli.progress import progress


def test_one_line_per_stage(capsys):
    with progress(quiet=False) as report:
        for done in range(4):
            report("reading files", done, 4)
        report("resolving names", 0, 1)
    printed = capsys.readouterr()
    assert printed.err == "reading files (4)\nresolving names\n"
    assert printed.out == ""


def test_quiet_says_nothing(capsys):
    with progress(quiet=True) as report:
        report("reading files", 0, 4)
    assert capsys.readouterr().err == ""
