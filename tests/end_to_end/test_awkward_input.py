"""Awkward input and output: each ends in its documented exit code, with a line that says what to do."""

import json
import os
import random
import subprocess
import sys

import pytest

MAIN = "from analyzer.cli.main import main; main()"
SMALL = {
    "shop/__init__.py": "",
    "shop/orders.py": "from shop.billing import charge\n\n\ndef place(order):\n    return charge(order)\n",
    "shop/billing.py": "def charge(order):\n    return order\n",
}


def decompose(*arguments, cwd=None, **environment):
    return subprocess.run(
        [sys.executable, "-c", MAIN, *arguments],
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **environment},
        timeout=300,
    )


def make(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def noise(size=4000):
    return random.Random(7).randbytes(size)


def error_of(done):
    lines = done.stderr.decode().splitlines()
    assert "Traceback" not in done.stderr.decode()
    assert lines[-1].startswith("  hint: ")
    return lines[-2]


@pytest.mark.parametrize("files", [{}, {"README.md": "# hello", "web/app.js": "1"}])
def test_a_folder_without_python(tmp_path, files):
    done = decompose("analyze", str(make(tmp_path, files)), "-o", str(tmp_path / "out"))
    assert done.returncode == 3
    assert error_of(done) == f"Error: no Python files below {tmp_path} [no-python-files]"
    assert not (tmp_path / "out").exists()


def test_a_missing_path(tmp_path):
    done = decompose("analyze", str(tmp_path / "nowhere"))
    assert done.returncode == 4
    assert error_of(done).endswith("[missing-path]")


@pytest.mark.parametrize("data", [noise(), b"\xff" * 100, b"\0" * 100, b"def (((", b"{% if x %}\n"])
def test_a_file_of_which_nothing_can_be_read(tmp_path, data):
    done = decompose("analyze", str(make(tmp_path, {"x.py": data}) / "x.py"), "-o", str(tmp_path / "out"))
    assert done.returncode == 3
    assert error_of(done) == f"Error: only 0 of 1 Python files below {tmp_path}/x.py could be read [nothing-readable]"


def test_a_file_of_noise_among_others_is_counted_in_the_last_line(tmp_path):
    make(tmp_path / "in", {**SMALL, "shop/noise.py": noise(), "shop/binary.py": b"\x7fELF\0\xff"})
    done = decompose("analyze", str(tmp_path / "in"), "-o", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert "of 5 Python files could not be read" in done.stderr.decode().splitlines()[-1]
    report = json.loads((tmp_path / "out" / "decompose-report.json").read_text())
    named = {problem["location"]["path"] for problem in report["problems"]}
    assert {"shop/noise.py", "shop/binary.py"} <= named


def test_links_that_lead_nowhere_are_problems(tmp_path):
    make(tmp_path / "in", SMALL)
    (tmp_path / "in" / "gone.py").symlink_to("nowhere.py")
    done = decompose("analyze", str(tmp_path / "in"), "-o", "-", "-f", "json", "-q")
    assert done.returncode == 0, done.stderr
    assert "broken-link" in {problem["slug"] for problem in json.loads(done.stdout)["problems"]}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_problem(tmp_path):
    make(tmp_path / "in", SMALL)
    (tmp_path / "in" / "shop" / "billing.py").chmod(0)
    done = decompose("analyze", str(tmp_path / "in"), "-o", str(tmp_path / "out"))
    assert done.returncode == 0
    assert "1 of 3 Python files could not be read" in done.stderr.decode().splitlines()[-1]


def test_an_output_that_cannot_be_written(tmp_path):
    make(tmp_path, SMALL)
    done = decompose("analyze", str(tmp_path), "-o", str(tmp_path / "shop" / "orders.py"))
    assert done.returncode == 4
    assert error_of(done).endswith("[unwritable-output]")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_output_folder(tmp_path):
    make(tmp_path / "in", SMALL)
    (tmp_path / "out").mkdir(mode=0o555)
    done = decompose("analyze", str(tmp_path / "in"), "-o", str(tmp_path / "out"))
    assert done.returncode == 4
    assert error_of(done).endswith("[unwritable-output]")


def test_wrong_settings_name_key_file_and_line(tmp_path):
    make(tmp_path, {**SMALL, "decompose.toml": "\nsede = 1\n"})
    done = decompose("analyze", str(tmp_path), "-o", str(tmp_path / "out"))
    assert done.returncode == 2
    assert error_of(done) == "Error: sede in decompose.toml:2 is not a setting [invalid-settings]"
    assert done.stderr.decode().splitlines()[-1] == "  hint: did you mean seed?"


def test_wrong_decisions_name_the_line(tmp_path):
    make(tmp_path, {**SMALL, "d.toml": 'schema = "decompose-decisions/1"\n[[decision]]\nop = "mve"\n'})
    done = decompose("analyze", str(tmp_path), "--decisions", str(tmp_path / "d.toml"))
    assert done.returncode == 2
    assert ":2: 'mve'" in error_of(done)


def test_a_decision_about_something_that_is_gone_is_a_problem(tmp_path):
    text = 'schema = "decompose-decisions/1"\n[[decision]]\nop = "pin"\nmodule = "shop.billng"\n'
    make(tmp_path, {**SMALL, "decompose.decisions.toml": text})
    done = decompose("analyze", str(tmp_path), "-o", "-", "-f", "json", "-q")
    (problem,) = [row for row in json.loads(done.stdout)["problems"] if row["slug"] == "stale-decision"]
    assert problem["hint"] == "did you mean shop.billing?"


def test_a_graph_that_is_none(tmp_path):
    done = decompose("cluster", str(make(tmp_path, {"g.json": "[]"}) / "g.json"))
    assert done.returncode == 4
    assert error_of(done).endswith("[invalid-graph]")
