"""Django in one value.

Source: https://docs.djangoproject.com/en/5.2/

Pure.
"""

from analyzer.frameworks.django.access import CALLS, LOCKS, LOOKUPS, ROW_EVENTS, TRANSACTIONS, TRANSFERS, VALUES
from analyzer.frameworks.django.entities import find_entities
from analyzer.frameworks.django.entries import find_entries
from analyzer.frameworks.django.hooks import PARAMETERS
from analyzer.frameworks.django.hooks import TRANSFERS as HOOKS
from analyzer.frameworks.django.hooks import VALUES as BOUND_VALUES
from analyzer.frameworks.django.templates import RENDERING
from analyzer.model.knowledge import Framework, Kind, RequestWide

DJANGO = Framework(
    name="django",
    title="Django",
    packages=frozenset({"django"}),
    source="https://docs.djangoproject.com/en/5.2/",
    values={**VALUES, **BOUND_VALUES},
    calls=CALLS,
    transfers=(*TRANSFERS, *HOOKS),
    parameters=PARAMETERS,
    transactions=TRANSACTIONS,
    locks=LOCKS,
    row_events=ROW_EVENTS,
    request_wide=RequestWide(  # docs/topics/db/transactions, "Tying transactions to HTTP requests"
        "DATABASES",
        "ATOMIC_REQUESTS",
        frozenset({"django", "drf"}),
        frozenset({"django.db.transaction.non_atomic_requests"}),
    ),
    lookups=LOOKUPS,
    many=Kind.MANAGER,
    keeps_origin=True,
    rendering=RENDERING,
    find_entities=find_entities,
    find_entries=find_entries,
)
