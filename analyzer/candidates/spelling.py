"""Spell the names of groups as the code does: compounds apart, a word with its constant companions. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from analyzer.model.words import singular, written_words

CONSTANT = 0.75  # of the names that hold a word hold its companion beside it
_RUN = re.compile(r"[a-z]+")

Written = Mapping[tuple[int, str], str]  # how a group writes a word


def words_apart(classes: Iterable[str]) -> Callable[[str], str]:
    """Return what takes compounds apart as the names of classes do: "salesorders" as in SalesOrder.

    What some class has as one word, as PlaybackError has "playback", is one word.
    """
    split = {written_words(name) for name in classes}
    single = {singular(word) for words in split for word in words}
    parts = {singular("".join(words)): words for words in sorted(split) if len(words) > 1}

    def apart(found: re.Match[str]) -> str:
        run = found.group()
        words = parts.get(singular(run), ()) if singular(run) not in single else ()
        return "_".join(words) + "s" * (run != "".join(words)) if words else run

    return lambda name: _RUN.sub(apart, name)


def spell_names(
    names: Mapping[int, str], written: Written, terms: Mapping[int, Iterable[str]], apart_from: frozenset[str]
) -> dict[int, str]:
    """Return each name as its group writes it, with the words that nearly always stand beside it.

    Args:
        names: One word per group.
        written: How each group writes a word.
        terms: The names of what each group is about.
        apart_from: Words that are no part of a name.
    """
    spelled = {}
    for group, name in names.items():
        *first, last = _phrase(name, terms.get(group, ()), apart_from)
        spelled[group] = "-".join([*first, written.get((group, last), last)])
    return spelled


def _phrase(word: str, terms: Iterable[str], apart_from: frozenset[str]) -> tuple[str, ...]:
    """Return the word with its constant companions, before and behind."""
    rows = [tuple(map(singular, written_words(term))) for term in sorted(set(terms))]
    rows = [row for row in rows if word in row]
    before = Counter(row[at - 1] for row in rows if (at := row.index(word)))
    behind = Counter(row[at + 1] for row in rows if (at := row.index(word)) + 1 < len(row))
    least = CONSTANT * len(rows)
    left, right = (
        [other for other, count in found.most_common(1) if count >= least and other not in {word, *apart_from}]
        for found in (before, behind)
    )
    return (*left, word, *right)
