"""OpenStack services: everything that wakes them. Pure."""

from analyzer.frameworks.openstack.routes import find_routes
from analyzer.frameworks.openstack.rpc import find_calls
from analyzer.model.knowledge import FoundEntries, Framework
from analyzer.model.terms import Code


def find_entries(code: Code) -> FoundEntries:
    """Return routes of mappers, remote calls and periodic tasks."""
    routes, calls = find_routes(code), find_calls(code)
    entries = (*routes.entry_points, *calls.entry_points)
    return FoundEntries(entries, calls.wires, (*routes.problems, *calls.problems))


OPENSTACK = Framework(
    name="openstack",
    title="OpenStack (Routes, oslo)",
    packages=frozenset({"routes", "oslo_messaging", "oslo_service"}),
    source="https://docs.openstack.org/oslo.messaging/latest/",
    find_entries=find_entries,
)
