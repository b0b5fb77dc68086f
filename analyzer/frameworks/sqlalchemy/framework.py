"""SQLAlchemy, Core and ORM, 1.3 to 2.1.

Source: docs.sqlalchemy.org. Pure.
"""

from analyzer.frameworks.sqlalchemy.dialect import PLAIN
from analyzer.frameworks.sqlalchemy.entities import find_entities
from analyzer.frameworks.sqlalchemy.events import find_listeners
from analyzer.frameworks.sqlalchemy.sessions import (
    AWAITABLE,
    AWAITING,
    BLOCKING,
    BRIDGES,
    CALLS,
    COMMITS,
    CONVENTIONS,
    QUERY_OF_CLASS,
    TELLING,
    TRANSACTIONS,
    TRANSFERS,
    VALUES,
)
from analyzer.model.data import STORED
from analyzer.model.knowledge import FoundEntities, Framework, Kind, RowEvents
from analyzer.model.terms import Code


def find_mapped(code: Code) -> FoundEntities:
    """Find classes of declarative bases, imperative mappings, and tables."""
    return find_entities(code, PLAIN)


SQLALCHEMY = Framework(
    name="sqlalchemy",
    title="SQLAlchemy",
    packages=frozenset({"sqlalchemy"}),
    source="https://docs.sqlalchemy.org/",
    values=VALUES,
    calls=CALLS,
    transfers=(*TRANSFERS, QUERY_OF_CLASS),
    transactions=TRANSACTIONS,
    commits=COMMITS,
    locks=frozenset({"with_for_update", "with_lockmode"}),  # docs.sqlalchemy.org, "Query API"
    row_events=RowEvents(  # docs.sqlalchemy.org, "ORM Events", Mapper Events
        saving=frozenset({"before_insert", "after_insert", "before_update", "after_update"}),
        deleting=frozenset({"before_delete", "after_delete"}),
        saves=frozenset({"add", "add_all", "merge", STORED}),
        deletes=frozenset({"delete"}),
    ),
    attribute_writes=True,
    blocking=BLOCKING,
    awaiting=AWAITING,
    bridges=BRIDGES,
    awaitable=AWAITABLE,
    conventions=CONVENTIONS,
    telling=TELLING,
    many=Kind.COLLECTION,
    find_entities=find_mapped,
    find_entries=find_listeners,
)
