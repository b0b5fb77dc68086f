"""Typed string ids: dotted names, tables, services. Pure."""

from typing import NewType

ModuleName = NewType("ModuleName", str)  # "shop.orders.services"
SymbolName = NewType("SymbolName", str)  # "shop.orders.services.place_order"
TableName = NewType("TableName", str)  # "shop_order", or "sales.order" with its schema
ServiceId = NewType("ServiceId", str)  # "orders": a slug, stable across runs
EntryPointId = NewType("EntryPointId", str)  # "http GET /orders/{id}": kind and key


def parent_of(name: str) -> str:
    """Return the dotted name without its last part; "" for a name without a dot."""
    return name.rpartition(".")[0]


def last_of(name: str) -> str:
    """Return the last part of a dotted name."""
    return name.rpartition(".")[2]


def ancestors_of(name: str) -> list[str]:
    """Return the name and every dotted prefix of it, longest first: a.b.c, a.b, a."""
    parts = name.split(".")
    return [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
