"""What a package on top of SQLAlchemy changes: base classes, default table names, field functions. Pure."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """One way to declare mapped classes."""

    framework: str
    bases: frozenset[str]  # paths of declarative bases: their subclasses are mapped
    table_makers: frozenset[str]  # paths of `Table` that belong to this dialect
    base_classes: frozenset[str] = frozenset()  # paths of classes whose direct subclasses are declarative bases
    base_endings: tuple[str, ...] = ()  # third-party paths that end so are declarative bases by convention
    base_keywords: frozenset[str] = frozenset()  # of the call that makes a base: they name a class to inherit from
    default_name: Callable[[str], str] | None = None  # class name -> table name where the class gives none
    needs_own_key: bool = False  # a child without primary key shares its parent's table, name or not
    needs_table_keyword: bool = False  # only `class A(Base, table=True)` has a table
    plain_annotations: bool = False  # every annotated attribute is a column
    takes_strays: bool = False  # decorated classes, and those of unknown bases that name a table, belong to it


PLAIN = Dialect(
    framework="sqlalchemy",
    bases=frozenset(
        {
            "sqlalchemy.ext.automap.automap_base()",
            "sqlalchemy.ext.declarative.api.declarative_base()",
            "sqlalchemy.ext.declarative.declarative_base()",
            "sqlalchemy.orm.declarative_base()",
            "sqlalchemy.orm.decl_api.declarative_base()",
            "sqlalchemy.orm.registry().generate_base()",
        }
    ),
    table_makers=frozenset({"sqlalchemy.Table", "sqlalchemy.schema.Table", "sqlalchemy.sql.schema.Table"}),
    base_classes=frozenset(
        {
            "sqlalchemy.orm.DeclarativeBase",
            "sqlalchemy.orm.DeclarativeBaseNoMeta",
            "sqlalchemy.orm.decl_api.DeclarativeBase",
            "sqlalchemy.orm.decl_api.DeclarativeBaseNoMeta",
        }
    ),
    base_keywords=frozenset({"cls"}),
    takes_strays=True,
)
