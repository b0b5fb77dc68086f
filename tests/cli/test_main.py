"""Exit codes, error texts, and a fast start."""

import subprocess
import sys

import pytest

from analyzer.cli import main as command
from analyzer.cli.main import COMMANDS, run

HEAVY = "networkx numpy scipy sklearn libcst jinja2 rich.console msgspec pydantic asyncio importlib.metadata pathspec"


def test_help_names_every_command(capsys):
    assert run(["--help"]) == 0
    printed = capsys.readouterr().out
    assert all(f"  {name} " in printed for name in COMMANDS)


@pytest.mark.parametrize("arguments", [["--help"], ["analyze", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments):
    code = f"import sys; from analyzer.cli.main import run; run({arguments!r}); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(HEAVY.split()) & set(done.stderr.split()) == set()


def test_the_version(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("decompose 0.")


def test_without_a_command_the_help_is_shown_and_nothing_is_done(capsys):
    assert run([]) == 2
    assert "Commands:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["analyse"], "No such command 'analyse'"),
        (["analyze"], "Missing argument"),
        (["analyze", ".", "--format", "pdf"], "'pdf' is no format; known: html, json, md, text"),
        (["analyze", ".", "--services", "none"], "'none' is neither auto nor a number"),
        (["analyze", ".", "--jobs", "-1"], "-1 is not in the range"),
        (["analyze", ".", "-o", "-"], "needs exactly one format"),
        (["schema", "pdf"], "'pdf' is not one of"),
        (["export"], "Missing command"),
    ],
)
def test_wrong_usage(capsys, arguments, message):
    assert run(arguments) == 2
    printed = capsys.readouterr().err
    assert message in printed
    assert "  hint: decompose" in printed or "Usage:" in printed


def test_errors_have_two_lines_a_slug_and_a_hint(capsys, tmp_path):
    assert run(["analyze", str(tmp_path / "nowhere")]) == 4
    lines = [line for line in capsys.readouterr().err.splitlines() if line.startswith(("Error", "  hint"))]
    assert lines[0] == f"Error: no such file or folder: {tmp_path}/nowhere [missing-path]"
    assert lines[1].startswith("  hint: ")


def test_debug_shows_the_traceback(capsys, tmp_path):
    assert run(["analyze", str(tmp_path / "nowhere"), "--debug"]) == 4
    assert "Traceback (most recent call last)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (KeyError("x"), 70, "decompose itself failed: KeyError: 'x' [internal-error]"),
        (KeyboardInterrupt(), 130, "interrupted"),
    ],
)
def test_what_no_command_expects(capsys, monkeypatch, error, code, message):
    def fail(*_arguments, **_options):
        raise error

    monkeypatch.setattr(command.decompose, "main", fail)
    assert run(["analyze", "."]) == code
    printed = capsys.readouterr().err
    assert message in printed
    assert "Traceback" not in printed


def test_settings_prints_where_each_value_comes_from(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("DECOMPOSE_JOBS", "3")
    (tmp_path / "decompose.toml").write_text('exclude = ["legacy/"]\n')
    assert run(["settings", str(tmp_path), "--seed", "5", "--no-git"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["seed", "5", "option"] in rows
    assert ["use_git", "false", "option"] in rows
    assert ["jobs", "3", "environment", "DECOMPOSE_JOBS"] in rows
    assert ["exclude", '["legacy/"]', "decompose.toml:1"] in rows


@pytest.mark.parametrize("kind", ["report", "facts", "decisions", "graph"])
def test_schema_prints_json(capfdbinary, kind):
    assert run(["schema", kind]) == 0
    assert capfdbinary.readouterr().out.startswith(b"{\n")


def test_exported_facts_hold_those_given_by_hand_and_wrong_decisions_are_errors(capsys, tmp_path):
    text = "from django.db import models\nclass Leg(models.Model): pass\ndef close(): pass\n"
    (tmp_path / "app.py").write_text(text, encoding="utf-8")
    given = tmp_path / "decompose.decisions.toml"
    given.write_text('schema = "decompose-decisions/1"\n[[fact]]\nfunction = "app.close"\nwrites = "app.Leg"\n')
    assert run(["export", "facts", str(tmp_path), "--quiet"]) == 0
    assert '"function": "app.close", "table": "app_leg", "op": "write"' in capsys.readouterr().out
    given.write_text('schema = "none"\n')
    assert run(["export", "facts", str(tmp_path), "--quiet"]) != 0
