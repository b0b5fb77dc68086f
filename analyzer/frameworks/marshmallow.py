"""Schemas of marshmallow-sqlalchemy and Flask-Marshmallow: loading into a row changes it.

Source: the manuals of marshmallow-sqlalchemy ("(De)serialize your models") and Flask-Marshmallow ("Optional
Flask-SQLAlchemy Integration"); marshmallow 2 gives the row as `data` of what `load` gives.

Pure.
"""

from collections.abc import Iterator

from analyzer.model.knowledge import Binding, FoundEntities, Framework, Kind, Transfer
from analyzer.model.terms import Code

_NEW = ("SQLAlchemySchema", "SQLAlchemyAutoSchema")
_MODULES = ("marshmallow_sqlalchemy", "marshmallow_sqlalchemy.schema", "flask_marshmallow.sqla")
_HELD = "flask_marshmallow.Marshmallow()"
LOADING = frozenset(f"{module}.{name}" for module in (*_MODULES, _HELD) for name in _NEW)
WRAPPING = frozenset(f"{module}.ModelSchema" for module in (*_MODULES, _HELD))  # of marshmallow 2: `load(...).data`
LOADS = frozenset({"load", "loads"})


def find_schemas(code: Code) -> FoundEntities:
    """Find the model that `Meta` of every schema names."""
    return FoundEntities(bindings=tuple(_bindings(code)))


def _bindings(code: Code) -> Iterator[Binding]:
    for view in code.subclasses_of(LOADING | WRAPPING):
        meta = view.attribute("Meta")
        options = meta.as_class if meta is not None else None
        named = options.attribute("model") if options is not None else None
        model = named.as_class if named is not None else None
        if model is not None:
            yield Binding(view.symbol, model.symbol)


MARSHMALLOW = Framework(
    name="marshmallow",
    title="marshmallow-sqlalchemy",
    packages=frozenset({"marshmallow_sqlalchemy", "flask_marshmallow"}),
    source="https://github.com/marshmallow-code/marshmallow-sqlalchemy",
    parent="sqlalchemy",
    values=dict.fromkeys(sorted(LOADING | WRAPPING), Kind.FORM),
    transfers=(
        Transfer(Kind.FORM, LOADS, Kind.INSTANCE, "write", bases=LOADING, given="instance"),
        Transfer(Kind.FORM, LOADS, Kind.LOADED, "write", bases=WRAPPING, given="instance"),
        Transfer(Kind.LOADED, frozenset({"data"}), Kind.INSTANCE, called=False),
    ),
    attribute_writes=True,
    many=Kind.COLLECTION,
    find_entities=find_schemas,
)
