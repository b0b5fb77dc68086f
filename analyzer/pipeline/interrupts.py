"""Ctrl-C and its like, while a pool of processes is at work. I/O: the signals of this process."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

CAN_WAIT = hasattr(signal, "pthread_sigmask")  # not on Windows
INTERRUPTS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def held_back() -> Iterator[None]:
    """Let interrupts wait: raised while a pool forks they are swallowed, and inside its locks nobody opens them again.

    Source: the manual of Python, module `signal`, "Note on Signal Handlers and Exceptions".
    """
    with _masking(signal.SIG_BLOCK):
        yield


def let_in() -> None:
    """Raise here what has been waiting; what comes later waits if it did before."""
    with _masking(signal.SIG_UNBLOCK):
        pass


def leave_to_parent() -> None:
    """Ignore Ctrl-C, which reaches every process of a terminal, and take the parent's handlers off the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for one in INTERRUPTS:
        if callable(signal.getsignal(one)):
            signal.signal(one, signal.SIG_DFL)
    if CAN_WAIT:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, INTERRUPTS)


@contextmanager
def _masking(how: int) -> Iterator[None]:
    if not CAN_WAIT:
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        signal.pthread_sigmask(how, INTERRUPTS)
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
