"""Flask-SQLAlchemy: `db.Model`, table names made from class names, `db.session`, `Order.query`.

Source: flask-sqlalchemy.palletsprojects.com, "Models and Tables", "Modifying and Querying Data",
"Legacy Query Interface".
Pure.
"""

import re

from analyzer.frameworks.sqlalchemy.dialect import PLAIN, Dialect
from analyzer.frameworks.sqlalchemy.entities import find_entities
from analyzer.frameworks.sqlalchemy.sessions import statement_calls
from analyzer.model.knowledge import FoundEntities, Framework, Kind
from analyzer.model.terms import Code

EXTENSIONS = ("flask_sqlalchemy.SQLAlchemy()", "flask_sqlalchemy.extension.SQLAlchemy()")
WORD_STARTS = re.compile(r"((?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z]))")


def table_name(class_name: str) -> str:
    """Return the table of a class that names none.

    Source: flask-sqlalchemy.palletsprojects.com, API, `flask_sqlalchemy.model.camel_to_snake_case`.
    """
    return WORD_STARTS.sub(r"_\1", class_name).lower().lstrip("_")


def find_models(code: Code) -> FoundEntities:
    """Find the subclasses of `db.Model` and the tables made with `db.Table`."""
    return find_entities(code, MODELS, (PLAIN,))


MODELS = Dialect(
    framework="flask_sqlalchemy",
    bases=frozenset(
        {*(f"{one}.Model" for one in EXTENSIONS), "flask_sqlalchemy.Model", "flask_sqlalchemy.model.Model"}
    ),
    table_makers=frozenset(f"{one}.Table" for one in EXTENSIONS),
    base_endings=(".db.Model",),
    base_keywords=frozenset({"cls", "model_class"}),
    default_name=table_name,
    needs_own_key=True,
)

FLASK_SQLALCHEMY = Framework(
    name="flask_sqlalchemy",
    title="Flask-SQLAlchemy",
    packages=frozenset({"flask_sqlalchemy"}),
    source="https://flask-sqlalchemy.palletsprojects.com/",
    parent="sqlalchemy",
    values={
        **{f"{one}.session": Kind.SESSION for one in EXTENSIONS},
        **{f"{one}.session()": Kind.SESSION for one in EXTENSIONS},
        "flask_sqlalchemy.BaseQuery": Kind.QUERY,
        "flask_sqlalchemy.query.Query": Kind.QUERY,
    },
    calls=statement_calls(EXTENSIONS),
    transactions=frozenset(f"{one}.session.{member}" for one in EXTENSIONS for member in ("begin", "begin_nested")),
    commits=frozenset({"commit"}),
    attribute_writes=True,
    blocking=frozenset(one.removesuffix("()") for one in EXTENSIONS),
    many=Kind.COLLECTION,
    find_entities=find_models,
)
