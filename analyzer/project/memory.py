"""Answers to a question that may lead back to itself: circles are cut, final answers kept. Pure."""

from collections.abc import Hashable
from typing import Generic, TypeVar

DEEPEST = 80  # questions under one question; more says nothing
Key = TypeVar("Key", bound=Hashable)
Answer = TypeVar("Answer")


class Memory(Generic[Key, Answer]):
    """What is known, what is being asked, and what was found inside circles that are still open.

    An answer found while a question above it was open may miss what that question will find: it is kept only
    until that question is answered, so that circles cost no more than straight code.
    """

    def __init__(self, nothing: Answer) -> None:
        """Start empty; `nothing` is the answer to a question that is being asked already."""
        self._nothing = nothing
        self._final: dict[Key, Answer] = {}
        self._passing: dict[Key, tuple[Answer, int]] = {}  # with the depth of the open question it depends on
        self._open: dict[Key, int] = {}  # question -> depth
        self._lowest = DEEPEST + 1  # depth of the outermost open question that was met under the present one

    def forget(self) -> None:
        """Drop all answers."""
        self._final.clear()

    def recall(self, key: Key) -> Answer | None:
        """Return what is known of a question now; None where it must be asked."""
        found = self._final.get(key)
        if found is not None:
            return found
        passing = self._passing.get(key)
        if passing is not None:
            self._lowest = min(self._lowest, passing[1])
            return passing[0]
        if key in self._open or len(self._open) > DEEPEST:
            self._lowest = min(self._lowest, self._open.get(key, 0))
            return self._nothing
        return None

    def begin(self, key: Key) -> int:
        """Open a question; return what `end` needs."""
        outer, self._lowest = self._lowest, DEEPEST + 1
        self._open[key] = len(self._open)
        return outer

    def end(self, key: Key, answer: Answer, outer: int) -> None:
        """Close a question with its answer."""
        depth = self._open.pop(key)
        if self._lowest < depth:
            self._passing[key] = (answer, self._lowest)
        else:
            self._final[key] = answer
            if self._lowest == depth:  # the outermost question of a circle: those inside can be asked again, better
                self._passing = {one: row for one, row in self._passing.items() if row[1] < depth}
            self._lowest = DEEPEST + 1
        self._lowest = min(self._lowest, outer)
