"""What sessions, queries, statements and results give, read and write.

Source: docs.sqlalchemy.org, ORM, "Session API", "Query API", "ORM Querying Guide"; Core, "Working with Engines and
Connections"; ORM, "Asynchronous I/O". Pure.
"""

from analyzer.model.knowledge import Kind, KnownCall, On, Transfer

SESSION_CLASSES = (
    "sqlalchemy.orm.Session",
    "sqlalchemy.orm.session.Session",
    "sqlalchemy.orm.scoped_session",
    "sqlalchemy.orm.scoping.scoped_session",
    "sqlalchemy.ext.asyncio.AsyncSession",
    "sqlalchemy.ext.asyncio.session.AsyncSession",
    "sqlalchemy.ext.asyncio.async_scoped_session",
    "sqlalchemy.ext.asyncio.scoping.async_scoped_session",
)
SESSION_MAKERS = (
    "sqlalchemy.orm.sessionmaker",
    "sqlalchemy.orm.session.sessionmaker",
    "sqlalchemy.orm.scoped_session",
    "sqlalchemy.ext.asyncio.async_sessionmaker",
    "sqlalchemy.ext.asyncio.session.async_sessionmaker",
    "sqlalchemy.ext.asyncio.async_scoped_session",
)
SESSION_GETTERS = (
    "sqlalchemy.orm.object_session",
    "sqlalchemy.orm.session.object_session",
    "sqlalchemy.ext.asyncio.async_object_session",
)
AWAITABLE = "awaitable_attrs"  # of a row of AsyncAttrs
BRIDGES = frozenset({"run_sync"})  # members of asynchronous sessions that call a function with the one inside
ASYNC = "sqlalchemy.ext.asyncio."
AWAITING = frozenset(one for one in (*SESSION_CLASSES, *SESSION_MAKERS) if one.startswith(ASYNC))
BLOCKING = frozenset((*SESSION_CLASSES, *SESSION_MAKERS)) - AWAITING
CONNECTIONS = (
    "sqlalchemy.Connection",
    "sqlalchemy.engine.Connection",
    "sqlalchemy.engine.base.Connection",
    "sqlalchemy.ext.asyncio.AsyncConnection",
)
ENGINES = (
    "sqlalchemy.Engine()",
    "sqlalchemy.engine.Engine()",
    "sqlalchemy.engine.base.Engine()",
    "sqlalchemy.create_engine()",
    "sqlalchemy.engine.create_engine()",
    "sqlalchemy.engine_from_config()",
    "sqlalchemy.ext.asyncio.AsyncEngine()",
    "sqlalchemy.ext.asyncio.create_async_engine()",
)
SELECTS = ("select", "exists", "union", "union_all", "intersect", "except_", "join", "outerjoin", "lateral")
WRITES = ("insert", "update", "delete")
STATEMENT_MODULES = ("sqlalchemy", "sqlalchemy.sql", "sqlalchemy.sql.expression", "sqlalchemy.future")
DIALECTS = ("postgresql", "mysql", "sqlite")
ALIASES = ("sqlalchemy.orm.aliased", "sqlalchemy.orm.util.aliased", "sqlalchemy.orm.with_polymorphic")
CONVENTIONS = {"session": Kind.SESSION, "db_session": Kind.SESSION}  # names of values of which nothing is known
CHANGES = tuple(f"sqlalchemy.orm.attributes.{name}" for name in ("flag_modified", "flag_dirty", "set_attribute"))

FIRST = frozenset(
    {"first", "one", "one_or_none", "scalar", "scalar_one", "scalar_one_or_none", "get", "fetchone", "get_or_404",
     "first_or_404", "one_or_404"}
)  # fmt: skip
SAME = frozenset(
    {"filter", "filter_by", "where", "order_by", "group_by", "having", "limit", "offset", "slice", "distinct",
     "options", "execution_options", "populate_existing", "enable_eagerloads", "yield_per",
     "correlate",
     "correlate_except", "reset_joinpoint", "with_hint", "prefix_with", "suffix_with", "params", "autoflush",
     "enable_assertions", "with_session", "with_labels", "from_self", "set_label_style", "with_parent"}
)  # fmt: skip
BESIDE = frozenset(
    {"join", "outerjoin", "select_from", "union", "union_all", "intersect", "except_", "add_entity", "add_columns",
     "with_entities", "select_entity_from", "join_from", "outerjoin_from", "with_only_columns", "intersect_all",
     "except_all"}
)  # fmt: skip


def statement_calls(modules: tuple[str, ...]) -> tuple[KnownCall, ...]:
    """Return the statement constructors that modules export."""
    return (
        KnownCall(
            frozenset(f"{one}.{name}" for one in modules for name in SELECTS), Kind.STATEMENT, "read", On.MENTIONED
        ),
        KnownCall(
            frozenset(f"{one}.{name}" for one in modules for name in WRITES), Kind.STATEMENT, "write", On.ARGUMENT
        ),
    )


VALUES = {
    **dict.fromkeys((*SESSION_CLASSES, *CONNECTIONS), Kind.SESSION),
    **{f"{path}()()": Kind.SESSION for path in SESSION_MAKERS},
    **{f"{path}().begin()": Kind.SESSION for path in SESSION_MAKERS},
    **{f"{path}()": Kind.SESSION for path in SESSION_GETTERS},
    **{f"{path}.{member}()": Kind.SESSION for path in ENGINES for member in ("connect", "begin", "raw_connection")},
    "sqlalchemy.orm.Query": Kind.QUERY,
    "sqlalchemy.orm.query.Query": Kind.QUERY,
    **{f"{path}().query_property()": Kind.QUERY for path in SESSION_CLASSES},
}

CALLS = (
    *statement_calls(STATEMENT_MODULES),
    KnownCall(frozenset(f"sqlalchemy.dialects.{one}.insert" for one in DIALECTS), Kind.STATEMENT, "write", On.ARGUMENT),
    KnownCall(frozenset(ALIASES), Kind.CLASS, "", On.ARGUMENT),
    KnownCall(frozenset(CHANGES), None, "write", On.ARGUMENT),
    KnownCall(frozenset({"alembic.op.bulk_insert"}), None, "write", On.ARGUMENT),
)

OF_SESSION = (
    Transfer(Kind.SESSION, frozenset({"query"}), Kind.QUERY, "read", On.MENTIONED),
    Transfer(Kind.SESSION, frozenset({"get", "get_one"}), Kind.INSTANCE, "read", On.ARGUMENT),
    Transfer(Kind.SESSION, frozenset({"scalars", "stream_scalars"}), Kind.COLLECTION, "", On.ARGUMENT),
    Transfer(Kind.SESSION, frozenset({"scalar"}), Kind.INSTANCE, "", On.ARGUMENT),
    Transfer(Kind.SESSION, frozenset({"execute", "stream"}), Kind.ROW, "", On.ARGUMENT),
    Transfer(Kind.SESSION, frozenset({"exec"}), Kind.COLLECTION, "", On.ARGUMENT),  # of SQLModel
    Transfer(Kind.SESSION, frozenset({"merge"}), Kind.INSTANCE, "both", On.ARGUMENT),
    Transfer(Kind.SESSION, frozenset({"add", "add_all"}), None, "write", On.ARGUMENT),
    Transfer(Kind.SESSION, frozenset({"delete", "delete_all"}), None, "write", On.ARGUMENT, cascade="load"),
    Transfer(
        Kind.SESSION,
        frozenset({"bulk_save_objects", "bulk_insert_mappings", "bulk_update_mappings"}),
        None,
        "write",
        On.ARGUMENT,
    ),
    Transfer(Kind.SESSION, frozenset({"refresh"}), None, "read", On.ARGUMENT, loads="attribute_names"),
    Transfer(Kind.SESSION, frozenset({"begin", "begin_nested", "connection", "no_autoflush"}), Kind.SESSION),
)

OF_QUERY = (
    Transfer(Kind.QUERY, SAME, Kind.QUERY, "read", On.MENTIONED),
    Transfer(Kind.QUERY, BESIDE, Kind.QUERY, "read", On.MENTIONED),
    Transfer(Kind.QUERY, FIRST, Kind.INSTANCE, "read"),
    Transfer(Kind.QUERY, frozenset({"all", "scalars", "paginate"}), Kind.COLLECTION, "read"),
    Transfer(Kind.QUERY, frozenset({"count", "exists", "values"}), None, "read"),
    Transfer(Kind.QUERY, frozenset({"select"}), Kind.STATEMENT, "read"),  # of a write-only relation
    Transfer(Kind.QUERY, frozenset({"insert"}), Kind.STATEMENT, "write"),
    Transfer(Kind.QUERY, frozenset({"append", "add", "add_all", "extend", "remove"}), None, "write", On.LINK),
    Transfer(Kind.QUERY, frozenset({"update", "delete"}), None, "write"),
    Transfer(Kind.QUERY, frozenset({"subquery", "cte", "statement", "as_scalar", "scalar_subquery"}), Kind.STATEMENT),
    Transfer(Kind.QUERY, frozenset({"[]"}), Kind.INSTANCE, "read", called=False),
)

OF_STATEMENT = (
    Transfer(Kind.STATEMENT, frozenset({"options"}), Kind.STATEMENT, "read", On.MENTIONED),
    Transfer(Kind.STATEMENT, frozenset({"with_for_update"}), Kind.STATEMENT, "read"),
    Transfer(Kind.QUERY, frozenset({"with_for_update", "with_lockmode"}), Kind.QUERY, "read"),
    Transfer(
        Kind.STATEMENT,
        (SAME - {"options"})
        | {"values", "returning", "on_conflict_do_nothing", "on_conflict_do_update", "on_duplicate_key_update",
           "ordered_values", "return_defaults", "subquery", "cte", "alias", "lateral", "scalar_subquery", "label",
           "with_dialect_options", "fetch", "columns", "select", "exists", "as_scalar"},
        Kind.STATEMENT,
    ),
    Transfer(Kind.STATEMENT, BESIDE | {"from_select", "using"}, Kind.STATEMENT, "read", On.MENTIONED),
)  # fmt: skip

OF_RESULT = (
    Transfer(Kind.ROW, frozenset({"scalars"}), Kind.COLLECTION),
    Transfer(Kind.ROW, frozenset({"scalar", "scalar_one", "scalar_one_or_none"}), Kind.INSTANCE),
    Transfer(
        Kind.ROW,
        frozenset({"all", "fetchall", "fetchmany", "first", "one", "one_or_none", "fetchone", "unique", "mappings",
                   "partitions", "tuples", "yield_per"}),
        Kind.ROW,
    ),
    Transfer(Kind.ROW, frozenset({"[]"}), Kind.ROW, called=False),
    Transfer(
        Kind.COLLECTION,
        frozenset({"all", "unique", "fetchall", "fetchmany", "partitions", "yield_per"}),
        Kind.COLLECTION,
    ),
    Transfer(Kind.COLLECTION, frozenset({"first", "one", "one_or_none"}), Kind.INSTANCE),
    Transfer(
        Kind.COLLECTION,
        frozenset({"append", "remove", "extend", "insert", "add", "discard", "update", "clear", "pop"}),
        None,
        "write",
        On.LINK,
    ),
    Transfer(Kind.COLLECTION, frozenset({"[]"}), Kind.INSTANCE, called=False),
)  # fmt: skip

OF_CLASS = (
    Transfer(Kind.CLASS, frozenset({"__table__", "c", "columns"}), Kind.CLASS, called=False),
    Transfer(Kind.CLASS, frozenset({"alias"}), Kind.CLASS),
    Transfer(Kind.CLASS, frozenset({"select", "join", "outerjoin"}), Kind.STATEMENT, "read"),  # of a `Table`
    Transfer(Kind.CLASS, frozenset({"insert", "update", "delete"}), Kind.STATEMENT, "write"),
    Transfer(Kind.INSTANCE, frozenset({AWAITABLE}), Kind.INSTANCE, called=False),
)

TRANSFERS = (*OF_SESSION, *OF_QUERY, *OF_STATEMENT, *OF_RESULT, *OF_CLASS)
QUERY_OF_CLASS = Transfer(Kind.CLASS, frozenset({"query"}), Kind.QUERY, "read", called=False)

TRANSACTIONS = frozenset(
    f"{path}.{member}"
    for path in (
        *(f"{one}()" for one in SESSION_CLASSES),
        *SESSION_MAKERS,
        *(f"{one}()" for one in SESSION_MAKERS),
        *(f"{one}()()" for one in SESSION_MAKERS),
        *ENGINES,
        *(f"{one}.connect()" for one in ENGINES),
        *CONVENTIONS,
    )
    for member in ("begin", "begin_nested")
)
TELLING = {
    **dict.fromkeys(("query", "get", "bulk_insert_mappings", "bulk_update_mappings"), Kind.CLASS),
    **dict.fromkeys(("execute", "scalars", "scalar", "stream", "stream_scalars"), Kind.STATEMENT),
    **dict.fromkeys(("add", "delete", "merge"), Kind.INSTANCE),
}
COMMITS = frozenset({"commit"})
