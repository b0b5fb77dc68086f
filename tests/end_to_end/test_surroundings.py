"""What surrounds the command: its streams, the folder it is called in, signals."""

import contextlib
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.end_to_end.test_awkward_input import MAIN, SMALL, decompose, error_of, make

COMMAND = f'{sys.executable} -c "{MAIN}"'
CANARY = "open({!r}, 'a').write(__name__)\n"
SHADOWED = ("ast", "click", "json", "signal", "multiprocessing/__init__", "analyzer/__init__", "sitecustomize")


def shell(line):
    """Run a line with buffered streams, as people have them, whatever the surroundings of the tests ask for."""
    environment = {**os.environ, "PYTHONUNBUFFERED": ""}
    return subprocess.run(["sh", "-c", line], capture_output=True, env=environment, timeout=120)


@pytest.fixture
def small(tmp_path):
    return make(tmp_path / "in", SMALL)


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&-", "2>/dev/full"])
def test_streams_that_nobody_listens_to_change_nothing(small, tmp_path, closed):
    done = shell(f"{COMMAND} analyze {small} -o {tmp_path}/out {closed}")
    assert done.returncode == 0, done.stderr
    assert len(os.listdir(tmp_path / "out")) == 2


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("analyze {small} -o {out} >/dev/full", "unwritable-output"),
        ("analyze {small} -o - -f json >&-", "unwritable-output"),
        ("settings {small} >/dev/full", "unwritable-output"),
        ("schema >&-", "unwritable-output"),
        ("--help >/dev/full", "system-refused"),
    ],
)
def test_a_result_that_cannot_be_shown(small, tmp_path, line, slug):
    done = shell(f"{COMMAND} {line.format(small=small, out=tmp_path / 'out')}")
    assert done.returncode == 4
    assert error_of(done).endswith(f"[{slug}]")


def test_an_encoding_without_the_letters_in_a_summary(tmp_path):
    small = make(tmp_path / "größe", {"größe.py": "class Größe:\n    pass\n"})
    done = decompose("analyze", str(small), "-o", str(tmp_path / "out"), PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode("ascii")


def test_names_cannot_forge_lines(tmp_path):
    done = decompose("analyze", str(tmp_path / "x\nError: all is well"))
    assert error_of(done) == f"Error: no such file or folder: {tmp_path}/x\\nError: all is well [missing-path]"


def test_nothing_that_lies_where_we_are_called_is_run(tmp_path):
    """With so many files that processes are started, and a second thread, so that they are not forked."""
    canary = tmp_path / "canary"
    make(tmp_path, {f"{name}.py": CANARY.format(str(canary)) for name in SHADOWED})
    make(tmp_path, {f"shop/m{number}.py": "x = 1\n" for number in range(310)})
    make(tmp_path, {"git": f"#!/bin/sh\ntouch {canary}\n", "dot": f"#!/bin/sh\ntouch {canary}\n"})
    for name in ("git", "dot"):
        (tmp_path / name).chmod(0o755)
    start = "import threading, time; threading.Thread(target=time.sleep, args=(60,), daemon=True).start(); "
    command = [sys.executable, "-P", "-c", start + MAIN, "analyze", ".", "-o", "-", "-f", "html", "--jobs", "2", "-q"]
    path = f".{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, env={**os.environ, "PATH": path}, timeout=120)
    assert done.returncode == 0, done.stderr
    assert not canary.exists()


@pytest.fixture
def heeded():
    """Signals that our children heed, also where we run in the background of a shell, which has Ctrl-C ignored."""
    handlers = {signal.SIGINT: signal.default_int_handler, signal.SIGTERM: signal.SIG_DFL}
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.skipif(not os.path.isdir("/proc/self/task"), reason="looks for children in /proc")
@pytest.mark.usefixtures("heeded")
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 130), ("SIGKILL", -signal.SIGKILL)])
def test_a_signal_leaves_neither_files_nor_processes(tmp_path, name, code):
    body = "def f(a):\n    return [a.b(c) for c in a if c.d]\n" * 300
    make(tmp_path / "in", {f"shop/m{number}.py": body for number in range(310)})
    command = [sys.executable, "-c", MAIN, "analyze", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        children = wait_for_children(running)
        running.send_signal(getattr(signal, name))
        _, said = running.communicate(timeout=60)  # ends only when no child holds the pipes open
    assert running.returncode == code
    assert b"Traceback" not in said
    assert (b"[interrupted]" in said) == (code == 130)
    assert len(children) == 2
    assert not (tmp_path / "out").exists()


def wait_for_children(running):
    while running.poll() is None:
        with contextlib.suppress(OSError), open(f"/proc/{running.pid}/task/{running.pid}/children") as file:
            children = file.read().split()
            if len(children) == 2:
                return children
        time.sleep(0.02)
    return []
