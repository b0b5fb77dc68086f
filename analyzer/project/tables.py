"""Tables written where they are used, asked for one key: `{"all": db.find_all, "mine": db.find_mine}[kind](...)`.

Tables of names for `getattr` too: `getattr(db, self.getters[self.kind])`, with what the class of `self` keeps there.

Pure.
"""

from collections.abc import Iterator

from analyzer.model import facts as f
from analyzer.model.knowledge import Kind
from analyzer.project.elements import Typing
from analyzer.project.kinds import Typed
from analyzer.project.members import Members
from analyzer.project.registries import MOST_FOLLOWED
from analyzer.project.terms import CodeTerm


class Tables:
    """What dict displays give."""

    def __init__(self, types: Typing, members: Members) -> None:
        """Ask `types` for values, `members` for what classes keep."""
        self.types, self.members = types, members

    def held(self, term: CodeTerm, receiver: Typed | None) -> list[Typed]:
        """Return what `table[key]` is: the value under the key; where the key is not known, the functions of a few."""
        named, others = self._entries(term, receiver)
        if named or len(others) > MOST_FOLLOWED:
            return [typed for value in named for typed in self.types.of(value, receiver)]
        found = [typed for value in others for typed in self.types.of(value, receiver)]
        return found if all(one.kind is Kind.FUNCTION for one in found) else []

    def names(self, term: CodeTerm, receiver: Typed | None) -> list[str]:
        """Return every name that a value may be, that under a key of a table included; none where one is unknown."""
        texts = term.texts()
        if texts:
            return texts
        named, others = self._entries(term.resolved, receiver)
        found = [one.text or "" for one in named or others]
        return found if all(found) and len(found) <= MOST_FOLLOWED else []

    def looped(self, term: CodeTerm, receiver: Typed | None) -> list[str]:
        """Return the constants that the variable of a loop is in turn; none where one is unknown."""
        iterated = term.iterated
        for one in self._values(iterated, receiver) if iterated is not None else ():
            texts = [part.text or "" for part in one.parts()]
            if texts and all(texts):
                return texts
        return []

    def _entries(self, term: CodeTerm, receiver: Typed | None) -> tuple[list[CodeTerm], list[CodeTerm]]:
        """Return the values of a table under the keys that are asked for; under all others where none is known."""
        table = self._table(term.at(term.value[2]), receiver) if term.op == f.ITEM else None
        if table is None:
            return [], []
        keys = self._keys(term.at(term.value[3]), receiver)
        pairs = [(key.text if key is not None else None, value) for key, value in table.pairs()]
        return [one for key, one in pairs if key in keys], [] if keys else [one for _key, one in pairs]

    def _keys(self, key: CodeTerm, receiver: Typed | None) -> list[str]:
        """Return the constants that a key may be; of an attribute, those that the nearest class keeps under it."""
        found = (one.texts() for one in self._values(key, receiver))
        return next((texts for texts in found if texts), [])

    def _table(self, base: CodeTerm, receiver: Typed | None) -> CodeTerm | None:
        found = (one.resolved for one in self._values(base, receiver))
        return next((source for source in found if source.op == f.DICT), None)

    def _values(self, term: CodeTerm, receiver: Typed | None) -> Iterator[CodeTerm]:
        """Go through a value and what the attribute that it is may be."""
        yield term
        source = term.resolved
        for typed in self.types.of(source.at(source.value[2]), receiver) if source.op == f.ATTR else ():
            yield from self.members.kept(typed, source.attribute)
