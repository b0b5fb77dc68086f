"""The way in: answers Ctrl-C in one line from the first moment, then hands over. I/O: terminal, exit code."""

import os
import signal  # and nothing slower: what is imported here is not covered yet

INTERRUPTED = 130
LINES = b"Error: interrupted [interrupted]\n  hint: nothing half-written is left behind\n"


def main() -> None:
    """Import the command, which takes a moment in which nothing has been done yet, and run it."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not where somebody wants it ignored
        signal.signal(signal.SIGINT, _leave)
    from analyzer.cli.main import main as run

    run()


def _leave(_signal: int, _frame: object) -> None:
    """End at once: an exception in the middle of an import may be swallowed, or come out as another one."""
    os.write(2, LINES)
    os._exit(INTERRUPTED)
