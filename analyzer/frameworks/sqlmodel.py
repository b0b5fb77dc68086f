"""SQLModel: pydantic classes with `table=True`, `Field(foreign_key=...)`, `Relationship()`.

Source: sqlmodel.tiangolo.com, tutorial: "Create a Table with SQLModel", "Define Relationships Attributes",
"Many to Many", "Update Data with FastAPI" (`model_validate`, `sqlmodel_update`). Pure.
"""

from analyzer.frameworks.sqlalchemy.dialect import PLAIN, Dialect
from analyzer.frameworks.sqlalchemy.entities import find_entities
from analyzer.frameworks.sqlalchemy.sessions import statement_calls
from analyzer.model.knowledge import FoundEntities, Framework, Kind, Transfer
from analyzer.model.terms import Code

SESSIONS = ("sqlmodel.Session", "sqlmodel.orm.session.Session", "sqlmodel.ext.asyncio.session.AsyncSession")


def table_name(class_name: str) -> str:
    """Return the table of a class that names none: its name in lower case."""
    return class_name.lower()


def find_models(code: Code) -> FoundEntities:
    """Find the classes with `table=True`."""
    return find_entities(code, MODELS, (PLAIN,))


MODELS = Dialect(
    framework="sqlmodel",
    bases=frozenset({"sqlmodel.SQLModel", "sqlmodel.main.SQLModel"}),
    table_makers=frozenset({"sqlmodel.Table"}),
    default_name=table_name,
    needs_table_keyword=True,
    plain_annotations=True,
)

MAKERS = frozenset(
    {"model_validate", "model_construct", "from_orm", "parse_obj"}
)  # pydantic's, on a class with a table

SQLMODEL = Framework(
    name="sqlmodel",
    title="SQLModel",
    packages=frozenset({"sqlmodel"}),
    source="https://sqlmodel.tiangolo.com/",
    parent="sqlalchemy",
    values=dict.fromkeys(SESSIONS, Kind.SESSION),
    calls=statement_calls(("sqlmodel", "sqlmodel.sql.expression")),
    transfers=(
        Transfer(Kind.CLASS, MAKERS, Kind.INSTANCE),
        Transfer(Kind.INSTANCE, frozenset({"sqlmodel_update"}), Kind.INSTANCE, "write"),
    ),
    transactions=frozenset(f"{one}().{member}" for one in SESSIONS for member in ("begin", "begin_nested")),
    commits=frozenset({"commit"}),
    attribute_writes=True,
    blocking=frozenset(SESSIONS[:2]),
    awaiting=frozenset(SESSIONS[2:]),
    many=Kind.COLLECTION,
    find_entities=find_models,
)
