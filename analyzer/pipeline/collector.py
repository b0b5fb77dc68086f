"""Work that makes millions of values which all stay: without the garbage collector. Wires: nothing but itself."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Switch the garbage collector off inside; what is there at the end is left out of later collections.

    Reference counts still free it; only a circle among the values of a run would stay, and there is none.

    Source: docs.python.org, library reference, "gc"; measured here as a third of the time of step two.
    """
    was_on = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
