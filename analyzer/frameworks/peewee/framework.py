"""peewee in one value.

Source: docs.peewee-orm.com. Pure.
"""

from analyzer.frameworks.peewee.access import CALLS, LOOKUPS, TRANSACTIONS, TRANSFERS
from analyzer.frameworks.peewee.entities import find_entities
from analyzer.frameworks.peewee.signals import find_receivers
from analyzer.model.knowledge import Framework, Kind, RowEvents

PEEWEE = Framework(
    name="peewee",
    title="peewee",
    packages=frozenset({"peewee", "playhouse", "peewee_async", "flask_peewee"}),
    source="https://docs.peewee-orm.com/",
    calls=CALLS,
    transfers=TRANSFERS,
    transactions=TRANSACTIONS,
    row_events=RowEvents(  # docs.peewee-orm.com, "Signal support"
        saving=frozenset({"pre_save", "post_save"}),
        deleting=frozenset({"pre_delete", "post_delete"}),
        saves=frozenset({"save", "create", "get_or_create"}),
        deletes=frozenset({"delete_instance"}),
    ),
    lookups=LOOKUPS,
    many=Kind.QUERY,
    find_entities=find_entities,
    find_entries=find_receivers,
)
