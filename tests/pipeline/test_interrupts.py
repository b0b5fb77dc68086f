"""Interrupts wait while they would be lost."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from analyzer.pipeline.interrupts import CAN_WAIT, INTERRUPTS, held_back, let_in

pytestmark = pytest.mark.skipif(not CAN_WAIT, reason="signals cannot be held back here")


@pytest.fixture
def pressed():
    """Press Ctrl-C, and take down that it came through."""
    came = []
    before = signal.signal(signal.SIGINT, lambda *_: came.append("Ctrl-C"))
    yield came
    signal.signal(signal.SIGINT, before)


def press():
    signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)


def test_an_interrupt_comes_when_what_must_not_be_interrupted_is_over(pressed):
    with held_back():
        press()
        assert pressed == []
    assert pressed == ["Ctrl-C"]


def test_an_interrupt_can_be_let_in_halfway(pressed):
    with held_back():
        press()
        let_in()
        assert pressed == ["Ctrl-C"]
        press()
        assert pressed == ["Ctrl-C"]
    assert pressed == ["Ctrl-C"] * 2


@pytest.mark.usefixtures("pressed")
def test_what_raises_leaves_signals_as_they_were():
    signal.signal(signal.SIGINT, signal.default_int_handler)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    with held_back():
        press()
        with pytest.raises(KeyboardInterrupt):
            let_in()
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before


def test_a_worker_leaves_ctrl_c_to_its_parent_and_ends_at_other_signals():
    code = (
        "import signal; from analyzer.pipeline.interrupts import *;"
        "signal.signal(signal.SIGTERM, print); signal.pthread_sigmask(signal.SIG_BLOCK, INTERRUPTS); leave_to_parent();"
        "signal.raise_signal(signal.SIGINT); print('alive', flush=True); signal.raise_signal(signal.SIGTERM)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=os.getcwd())
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGTERM, "alive\n", "")


def test_ctrl_c_and_the_end_of_a_terminal_are_interrupts():
    assert {signal.SIGINT, signal.SIGTERM, signal.SIGHUP} == set(INTERRUPTS)
