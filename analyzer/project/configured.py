"""Which values are settings: of the framework, of the environment, of a class of settings. Pure."""

from analyzer.model import facts as f
from analyzer.model.knowledge import Kind
from analyzer.project.elements import Typing
from analyzer.project.kinds import Knowledge
from analyzer.project.options import Options
from analyzer.project.terms import CodeTerm
from analyzer.project.views import CodeClass


class Settings:
    """Knows where settings are read."""

    def __init__(self, knowledge: Knowledge, types: Typing) -> None:
        """Read from what the frameworks in use say."""
        self.types, self.code = types, knowledge.code
        known = [one.configured for one in knowledge.frameworks if one.configured is not None]
        self.options = Options(self.code, known)
        self.objects = tuple(sorted(frozenset().union(*(one.objects for one in known))))
        self.mappings = frozenset().union(*(one.mappings for one in known))
        self.readers = frozenset().union(*(one.readers for one in known))
        self.classes = frozenset().union(*(one.classes for one in known))

    def name_of(self, term: CodeTerm) -> str:
        """Return the name of the setting that a value is; "" for any other value."""
        if term.op == f.ITEM:
            base, key = term.at(term.value[2]), term.at(term.value[3])
            return (key.text or "") if base.path in self.mappings else ""
        if term.op == f.CALL:
            name = term.argument(0) if term.at(term.value[2]).path in self.readers else None
            return (name.text or "") if name is not None else ""
        return self._attribute(term) if term.op == f.ATTR else ""

    def _attribute(self, term: CodeTerm) -> str:
        path = term.path
        known = next((one for one in self.objects if path.startswith(f"{one}.")), "")
        if known:
            return path.removeprefix(f"{known}.")
        is_own = any(not self.classes.isdisjoint(view.mro) for view in self._holders(term)) if self.classes else False
        return term.attribute if is_own else ""

    def _holders(self, term: CodeTerm) -> list[CodeClass]:
        """Return the classes of the code base that the value before a dot may be an instance of."""
        types = self.types.of(term.at(term.value[2]))
        views = [self.code.class_of(one.of) for one in types if one.kind is Kind.INSTANCE]
        return [view for view in views if view is not None]

    def default_of(self, term: CodeTerm, name: str) -> str:
        """Return the text that a setting has where nobody sets it; "" where that is not written."""
        texts = self._texts(term, name)
        return next(iter(texts)) if len(texts) == 1 else ""

    def defaults_of(self, term: CodeTerm, name: str) -> list[str]:
        """Return every text that a setting is known to have where nobody sets it, sorted."""
        return sorted(self._texts(term, name) - {""})

    def _texts(self, term: CodeTerm, name: str) -> set[str]:
        """Return the texts of the defaults of a setting, with "" for what is no text or not known."""
        if term.op == f.CALL:
            given = term.argument(1, "default")
            return {(given.text or "") if given is not None else ""}
        bodies = [value for view in self._holders(term) if (value := view.attribute(name)) is not None]
        values = bodies or self.options.defaults(name) or (self.code.variables(name) if name.isupper() else [])
        return {one.text or "" for value in values for one in value.alternatives()}
