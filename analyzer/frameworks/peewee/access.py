"""What peewee's models, queries and instances give, read and write.

Source: docs.peewee-orm.com, "Querying", "Relationships and Joins", "API Documentation" (Model, ModelSelect,
ManyToManyField, prefetch), "Playhouse" (Flask utilities, shortcuts, asyncio). Pure.
"""

from analyzer.model.knowledge import Kind, KnownCall, Lookups, On, Transfer


def _words(text: str, asynchronous: bool = False) -> frozenset[str]:
    """Read names from a text; with the names of their asynchronous twins, in peewee and in peewee-async."""
    names = text.split()
    prefixes = ("", "a", "aio_") if asynchronous else ("",)
    return frozenset(f"{prefix}{name}" for prefix in prefixes for name in names)


DATABASES = {
    "peewee": "Database SqliteDatabase PostgresqlDatabase MySQLDatabase Proxy DatabaseProxy",
    "playhouse.apsw_ext": "APSWDatabase",
    "playhouse.cockroachdb": "CockroachDatabase PooledCockroachDatabase",
    "playhouse.cysqlite_ext": "CySqliteDatabase PooledCySqliteDatabase",
    "playhouse.db_url": "connect",
    "playhouse.flask_utils": "FlaskDB",
    "playhouse.mysql_ext": "MySQLConnectorDatabase MariaDBConnectorDatabase PooledMySQLConnectorDatabase",
    "playhouse.pool": "PooledMySQLDatabase PooledPostgresqlDatabase PooledPostgresqlExtDatabase PooledSqliteDatabase "
    "PooledSqliteExtDatabase",
    "playhouse.postgres_ext": "PostgresqlExtDatabase PooledPostgresqlExtDatabase Psycopg3Database",
    "playhouse.pwasyncio": "AsyncSqliteDatabase AsyncPostgresqlDatabase AsyncMySQLDatabase",
    "playhouse.sqlcipher_ext": "SqlCipherDatabase",
    "playhouse.sqlite_ext": "SqliteExtDatabase CSqliteExtDatabase",
    "playhouse.sqliteq": "SqliteQueueDatabase",
    "peewee_async": "PooledPostgresqlDatabase PooledMySQLDatabase PostgresqlDatabase MySQLDatabase",
}
_MADE = [f"{module}.{name}" for module, names in DATABASES.items() for name in names.split()]
TRANSACTIONS = frozenset(
    {
        *_MADE,  # `with db:` opens a connection and a transaction
        *(
            f"{made}(){attribute}.{member}"
            for made in _MADE
            for attribute in ("", ".database", ".obj")
            for member in ("atomic", "transaction", "savepoint", "aio_atomic")
        ),
    }
)

_CHAINED = _words(
    "where orwhere order_by order_by_extend limit offset paginate group_by group_by_extend having distinct columns "
    "select select_extend window for_update lateral with_cte dicts tuples namedtuples objects iterator bind clone "
    "execute switch filter cte alias",
) | frozenset({"aio_execute"})
_JOINED = _words(
    "join left_outer_join join_from ensure_join from_ union union_all intersect except_ prefetch with_related"
)
_ONE = _words("get get_or_none get_by_id", asynchronous=True)
_NUMBERS = _words("count exists scalar scalars", asynchronous=True)
_BUILT = _words("insert insert_many insert_from replace replace_many update delete")
_WRITTEN = _words("bulk_create bulk_update set_by_id delete_by_id truncate_table", asynchronous=True)
_OF_STATEMENT = _words(
    "where orwhere returning from_ with_cte on_conflict on_conflict_ignore on_conflict_replace as_rowcount order_by "
    "limit bind clone dicts tuples namedtuples objects"
)

TRANSFERS: tuple[Transfer, ...] = (
    Transfer(Kind.CLASS, _words("select filter raw"), Kind.QUERY, "read"),
    Transfer(Kind.CLASS, _words("noop"), Kind.QUERY),
    Transfer(Kind.CLASS, _words("alias"), Kind.CLASS),
    Transfer(Kind.CLASS, _ONE, Kind.INSTANCE, "read"),
    Transfer(Kind.CLASS, _words("create", asynchronous=True), Kind.INSTANCE, "write"),
    Transfer(Kind.CLASS, _words("get_or_create", asynchronous=True), Kind.COLLECTION, "both"),
    Transfer(Kind.CLASS, _BUILT, Kind.STATEMENT, "write"),
    Transfer(Kind.CLASS, _WRITTEN, None, "write"),
    Transfer(Kind.CLASS, _words("[]"), Kind.INSTANCE, called=False),
    Transfer(Kind.QUERY, _CHAINED, Kind.QUERY, "read"),
    Transfer(Kind.QUERY, _JOINED, Kind.QUERY, "read", On.MENTIONED),
    Transfer(Kind.QUERY, _words("first", asynchronous=True) | {"peek", *_ONE}, Kind.INSTANCE, "read"),
    Transfer(Kind.QUERY, _NUMBERS, None, "read"),
    Transfer(Kind.QUERY, _words("[]"), Kind.INSTANCE, called=False),
    Transfer(Kind.QUERY, _words("add remove clear"), None, "write", On.LINK),  # of a many-to-many field
    Transfer(Kind.STATEMENT, _OF_STATEMENT, Kind.STATEMENT),
    Transfer(Kind.COLLECTION, _words("[]"), Kind.INSTANCE, called=False),
    Transfer(Kind.INSTANCE, _words("save delete_instance", asynchronous=True), None, "write"),
)

CALLS: tuple[KnownCall, ...] = (
    KnownCall(frozenset({"peewee.prefetch"}), Kind.COLLECTION, "read"),
    KnownCall(frozenset({"playhouse.flask_utils.get_object_or_404"}), Kind.INSTANCE, "read"),
    KnownCall(frozenset({"playhouse.shortcuts.dict_to_model"}), Kind.INSTANCE),
)

LOOKUPS = Lookups(
    separator="__",
    keywords=_words("filter get get_or_none get_or_create", asynchronous=True),
    strings=frozenset(),
    nested=frozenset({"peewee.DQ"}),
    identity=frozenset({"id", "eq", "in", "is", "ne"}),
)
