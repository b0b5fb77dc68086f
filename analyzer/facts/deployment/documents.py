"""YAML documents with the line of every value, anchors and merge keys followed.

Source: PyYAML's documentation, "Nodes"; YAML 1.1, "Merge Key Language-Independent Type"; the Compose Specification,
"Merge and override", for the tags `!reset` and `!override`. Pure.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any


class UnreadableDocument(Exception):
    """The text is no YAML, or nested too deep."""

    def __init__(self, message: str, line: int) -> None:
        """Keep what is wrong and where."""
        super().__init__(message)
        self.message, self.line = message, line


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of a document: a text, a list of entries or a mapping of them."""

    line: int
    text: str = ""
    items: tuple["Entry", ...] = ()
    pairs: Mapping[str, "Entry"] = field(default_factory=dict)

    def at(self, *keys: str) -> "Entry":
        """Return what stands under nested keys; an empty entry where there is nothing."""
        entry = self
        for key in keys:
            entry = entry.pairs.get(key, NOTHING)
        return entry

    def words(self) -> tuple[str, ...]:
        """Return the texts of a list."""
        return tuple(one.text for one in self.items)


NOTHING = Entry(0)


def read_documents(text: str, keys: frozenset[str]) -> Iterator[Entry]:
    """Go through the documents of a text; of the outermost mapping only some keys are followed.

    Raises:
        UnreadableDocument: The text is no YAML.
    """
    import yaml

    try:  # the reader in Python: it ends in an exception where one in C would end the process
        for node in yaml.compose_all(text, Loader=yaml.SafeLoader):
            yield _Nodes(keys).root(node)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark is not None else 0
        raise UnreadableDocument(error.problem or "no YAML", line) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise UnreadableDocument("no YAML that could be read", 0) from error


class _Nodes:
    """Turns the nodes of one document into entries, each once: anchors may be used a million times."""

    def __init__(self, keys: frozenset[str]) -> None:
        """Follow some keys of the outermost mapping."""
        self.keys = keys
        self.made: dict[int, Entry] = {}

    def root(self, node: Any) -> Entry:
        """Return the outermost mapping; an empty entry for anything else."""
        return self._mapping(node, self.keys) if node is not None and node.id == "mapping" else NOTHING

    def _entry(self, node: Any) -> Entry:
        """Return a node with everything below it; an anchor inside of itself is empty."""
        if id(node) not in self.made:
            self.made[id(node)] = NOTHING
            self.made[id(node)] = self._make(node)
        return self.made[id(node)]

    def _make(self, node: Any) -> Entry:
        line = node.start_mark.line + 1
        if node.id == "scalar":
            return Entry(line, "" if node.tag == "tag:yaml.org,2002:null" else node.value)
        if node.id == "sequence":
            return Entry(line, items=tuple(map(self._entry, node.value)))
        return self._mapping(node, None)

    def _mapping(self, node: Any, keys: frozenset[str] | None) -> Entry:
        own: dict[str, Entry] = {}
        merged: dict[str, Entry] = {}
        for key, value in node.value:
            if key.id != "scalar":
                continue
            if key.value == "<<":
                for one in value.value if value.id == "sequence" else [value]:
                    merged = {**self._entry(one).pairs, **merged}
            elif keys is None or key.value in keys:
                own[key.value] = replace(self._entry(value), line=key.start_mark.line + 1)
        return Entry(node.start_mark.line + 1, pairs={**merged, **own})
