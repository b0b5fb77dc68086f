"""oslo.db: sessions and transactions bound by decorators, backends behind `DBAPI`, objects that mirror tables by name.

Its models are classes of a plain declarative base beside `models.ModelBase`; the parent framework finds them.

Source: docs.openstack.org/oslo.db, "Usage" (enginefacade, "DB API Backend Support") and `oslo_db.api`,
`oslo_db.concurrency`; docs.openstack.org/oslo.versionedobjects, "Usage". Pure.
"""

from analyzer.frameworks.sqlalchemy.dialect import PLAIN
from analyzer.frameworks.sqlalchemy.mapping import MappedClasses
from analyzer.model.knowledge import Backends, FoundEntities, Framework, Kind, KnownCall, On, Transfer
from analyzer.model.problem import Problem
from analyzer.model.terms import Code

FACADE = "oslo_db.sqlalchemy.enginefacade"
CONTEXTS = (FACADE, f"{FACADE}.transaction_context()", f"{FACADE}.get_transaction_context()")
MODES = ("reader", "writer", "reader.independent", "writer.independent", "reader.savepoint", "writer.savepoint")
OBJECTS = frozenset(
    {"oslo_versionedobjects.base.VersionedObject", "oslo_versionedobjects.base.VersionedPersistentObject"}
)


def find_mirrors(code: Code) -> FoundEntities:
    """Report versioned objects that are called like a mapped class: loads through them are not followed."""
    objects = code.subclasses_of(OBJECTS)
    mapped = MappedClasses(code, (PLAIN,)) if objects else None
    names = mapped.by_name if mapped is not None else {}
    return FoundEntities(
        problems=tuple(
            Problem(
                "mirrored-entity",
                f"{view.name} mirrors the table {names[view.name][0].table} by name only",
                view.location,
                "data access that goes through the object's methods",
            )
            for view in objects
            if view.name in names
        )
    )


QUERIES = KnownCall(frozenset({"oslo_db.sqlalchemy.utils.model_query"}), Kind.QUERY, "read", On.MENTIONED)
WRITES = (
    Transfer(Kind.QUERY, frozenset({"soft_delete"}), op="write"),
    Transfer(Kind.INSTANCE, frozenset({"save", "soft_delete"}), op="write"),
)

# What a module's `get_backend` gives is the backend; `sys.modules[__name__]` as a rule.
BACKENDS = (
    Backends(frozenset({"oslo_db.api.DBAPI"}), (1, "backend_mapping"), (0, "backend_name"), "get_backend"),
    Backends(
        frozenset({"oslo_db.api.DBAPI.from_config", "oslo_db.concurrency.TpoolDbapiWrapper"}),
        (1, "backend_mapping"),
        giver="get_backend",
    ),
)

OSLO_DB = Framework(
    name="oslo_db",
    title="oslo.db",
    packages=frozenset({"oslo_db"}),
    source="https://docs.openstack.org/oslo.db/",
    parent="sqlalchemy",
    values={
        **{f"{one}.{mode}.using()": Kind.SESSION for one in CONTEXTS for mode in MODES},
        f"{FACADE}.LegacyEngineFacade().get_session()": Kind.SESSION,
        f"{FACADE}.get_legacy_facade().get_session()": Kind.SESSION,
        "oslo_db.sqlalchemy.session.EngineFacade().get_session()": Kind.SESSION,
        "oslo_db.sqlalchemy.orm.Query": Kind.QUERY,
    },
    calls=(QUERIES,),
    transfers=WRITES,
    transactions=frozenset(
        path for one in CONTEXTS for mode in MODES for path in (f"{one}.{mode}", f"{one}.{mode}.using")
    ),
    commits=frozenset({"commit"}),
    attribute_writes=True,
    many=Kind.COLLECTION,
    backends=BACKENDS,
    find_entities=find_mirrors,
)
