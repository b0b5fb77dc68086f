"""How a job says how far it is: one callable, handed in by whoever started it. Pure."""

from collections.abc import Callable

OnProgress = Callable[[str, int, int], None]  # what is being done, parts done, parts in all


def silent(_stage: str, _done: int, _total: int) -> None:
    """Say nothing."""
