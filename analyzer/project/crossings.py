"""What a value is when it goes over a border: something that can be sent, or an object that cannot. Pure."""

from analyzer.model import facts as f
from analyzer.model.knowledge import Kind
from analyzer.model.names import last_of
from analyzer.model.signature import Crossing
from analyzer.project.kinds import Typed
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types

Crossed = tuple[Crossing, str]  # with the entity class of rows, "" for none
KINDS = {
    Kind.QUERY: Crossing.QUERY,
    Kind.MANAGER: Crossing.QUERY,
    Kind.STATEMENT: Crossing.QUERY,
    Kind.COLLECTION: Crossing.INSTANCE,
    Kind.ROW: Crossing.VALUE,
    Kind.CHECKED: Crossing.VALUE,
    Kind.SESSION: Crossing.SESSION,
    Kind.FUNCTION: Crossing.FUNCTION,
}
RECORDS = frozenset(
    {"NamedTuple", "TypedDict", "BaseModel", "Enum", "IntEnum", "StrEnum", "TextChoices", "IntegerChoices", "Struct"}
)  # bases of classes that are plain values. Source: docs.python.org, "dataclasses", "typing"; docs.pydantic.dev
DATA_DECORATORS = frozenset({"dataclass", "define", "frozen", "attrs"})
PLAIN = frozenset(
    {
        "int", "str", "float", "bool", "bytes", "dict", "list", "tuple", "set", "frozenset", "complex", "len", "sum",
        "Decimal", "date", "datetime", "time", "timedelta", "UUID", "Any", "Dict", "List", "Tuple", "Set", "Path",
        "Literal", "sorted", "range", "round", "max", "min",
    }
)  # fmt: skip
LITERALS = frozenset({f.CONST, f.JOIN})
COMPARED = frozenset({"==", "!=", "<", ">", "<=", ">=", "in", "not in", "is", "is not"})
ROWLESS = frozenset({Kind.QUERY, Kind.MANAGER, Kind.STATEMENT, Kind.COLLECTION})


class Crossings:
    """Tells what values are on the far side of a border."""

    def __init__(self, types: Types) -> None:
        """Ask `types` for what a value may be."""
        self.types, self.knowledge, self.code = types, types.knowledge, types.code

    def of(self, term: CodeTerm) -> set[Crossed]:
        """Return what a value may cross as; UNKNOWN where nothing tells."""
        found = {self._of_type(typed) for typed in self.types.of(term)}
        return found or {(self._plain(term.resolved), "")}

    def of_annotation(self, term: CodeTerm, types: list[Typed]) -> set[Crossed]:
        """Return what a value of an annotation crosses as; nothing where it is not known."""
        found = {self._of_type(typed) for typed in types}
        source = term.resolved
        base = source.at(source.value[2]) if source.op == f.ITEM else source
        plain = last_of(base.path) in PLAIN
        return found or ({(Crossing.VALUE, "")} if plain else set())

    def _of_type(self, typed: Typed) -> Crossed:
        if typed.kind in (Kind.INSTANCE, Kind.CLASS):
            return self.of_class(typed.of, typed.kind is Kind.CLASS)
        crossing = KINDS.get(typed.kind, Crossing.FRAMEWORK)
        return crossing, typed.of if self.knowledge.is_entity(typed.of) and typed.kind in ROWLESS else ""

    def of_class(self, symbol: str, itself: bool = False) -> Crossed:
        """Return what an instance of a class crosses as, or the class itself."""
        if self.knowledge.is_entity(symbol):
            return (Crossing.MODEL_CLASS if itself else Crossing.INSTANCE), symbol
        if self.is_exception(symbol):
            return Crossing.EXCEPTION, ""
        if last_of(symbol) in PLAIN or self._is_record(symbol):
            return Crossing.VALUE, ""
        return (Crossing.CLASS if itself else Crossing.OBJECT), ""

    def is_exception(self, symbol: str) -> bool:
        """Say whether a class is raised: it extends one of Python's or a library's by that name."""
        view = self.code.class_of(symbol)
        bases = view.mro[1:] if view is not None else ()
        return any(last_of(base).endswith(("Exception", "Error", "Warning")) for base in bases)

    def _is_record(self, symbol: str) -> bool:
        view = self.code.class_of(symbol)
        if view is None:
            return False
        decorated = any(last_of(one.path.removesuffix("()")) in DATA_DECORATORS for one in view.decorators)
        return decorated or any(last_of(base) in RECORDS for base in view.mro[1:])

    def _plain(self, source: CodeTerm) -> Crossing:
        """Return VALUE for literals, comparisons, columns of rows, and what Python's own makers give."""
        if source.op in LITERALS or (source.op == f.BINOP and source.value[2] in COMPARED):
            return Crossing.VALUE
        if source.op in (f.LIST, f.TUPLE, f.SET, f.DICT):
            return self._display(source)
        if source.op == f.CALL and last_of(source.at(source.value[2]).path) in PLAIN:
            return Crossing.VALUE
        return Crossing.VALUE if source.op == f.ATTR and self._is_column(source) else Crossing.UNKNOWN

    def _display(self, source: CodeTerm) -> Crossing:
        """Return what a list or dict crosses as: a value where every part of it is one."""
        op, _line, held = source.value
        numbers = [value for _key, value in held] if op == f.DICT else held
        parts = {one for number in numbers for one, _of in self.of(source.at(number))}
        return parts.pop() if len(parts) == 1 else Crossing.UNKNOWN if parts - {Crossing.VALUE} else Crossing.VALUE

    def _is_column(self, source: CodeTerm) -> bool:
        bases = [one.of for one in self.types.of(source.at(source.value[2])) if one.kind is Kind.INSTANCE]
        entities = [one for one in bases if self.knowledge.is_entity(one)]
        name = source.attribute
        named = name in ("pk", "id") or any(self.knowledge.has_column(one, name) for one in entities)
        return bool(entities) and named and all(self.knowledge.relation_from(one, name) is None for one in entities)
