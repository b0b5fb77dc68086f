"""The first moment of the command."""

import subprocess
import sys

import pytest

CTRL_C_WHILE_IMPORTING = """
import os, signal, sys

signal.signal(signal.SIGINT, {handler})

class Pressed:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Pressed())
sys.argv = ["decompose", {argument!r}]
from analyzer.cli.start import main
main()
"""


def press(module, argument="--version", handler="signal.default_int_handler"):
    code = CTRL_C_WHILE_IMPORTING.format(module=module, argument=argument, handler=handler)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)


@pytest.mark.parametrize("module", ["click", "analyzer.cli.main", "analyzer.model.version"])
def test_ctrl_c_before_anything_was_done_is_told_in_one_error(module):
    done = press(module)
    assert done.returncode == 130
    assert done.stderr == "Error: interrupted [interrupted]\n  hint: nothing half-written is left behind\n"


def test_ctrl_c_in_a_command_says_the_same():
    done = press("analyzer.report.schema", "schema")
    assert done.returncode == 130
    assert done.stderr.strip() == "Error: interrupted [interrupted]\n  hint: nothing half-written is left behind"


def test_a_signal_that_is_ignored_stays_ignored():
    done = press("click", handler="signal.SIG_IGN")
    assert (done.returncode, done.stderr) == (0, "")


def test_ctrl_c_while_an_error_is_told_leaves_no_traceback():
    done = press("rich.console", "no-such-command")
    assert done.returncode == 130
    assert "Traceback" not in done.stderr
