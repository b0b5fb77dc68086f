"""peewee in one value.

Source: docs.peewee-orm.com. Pure.
"""

from analyzer.frameworks.peewee.access import CALLS, LOOKUPS, TRANSACTIONS, TRANSFERS
from analyzer.frameworks.peewee.entities import find_entities
from analyzer.frameworks.peewee.signals import find_receivers
from analyzer.model.knowledge import Framework, Kind

PEEWEE = Framework(
    name="peewee",
    title="peewee",
    packages=frozenset({"peewee", "playhouse", "peewee_async", "flask_peewee"}),
    source="https://docs.peewee-orm.com/",
    calls=CALLS,
    transfers=TRANSFERS,
    transactions=TRANSACTIONS,
    lookups=LOOKUPS,
    many=Kind.QUERY,
    find_entities=find_entities,
    find_entries=find_receivers,
)
