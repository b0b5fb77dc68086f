"""Whom a client is made for: the address that it is made with, or that its class keeps. Pure."""

from dataclasses import replace

from analyzer.model import facts as f
from analyzer.model.knowledge import Kind, OutsideCalls
from analyzer.model.location import Confidence
from analyzer.model.terms import ClassView
from analyzer.project.addresses import Address, Addresses
from analyzer.project.terms import CodeTerm
from analyzer.project.types import Types
from analyzer.project.views import CodeClass

OPENED = "__init__"
HOST = "host"  # the argument that holds a host without `https://`


class Bases:
    """The addresses of clients."""

    def __init__(self, types: Types, addresses: Addresses) -> None:
        """Follow with `addresses`."""
        self.types, self.addresses = types, addresses
        self._of_class: dict[tuple[str, str], list[Address]] = {}

    def of(self, client: CodeTerm, row: OutsideCalls) -> list[Address]:
        """Return whom a client talks to: by the call that makes it, else by its class of the code base."""
        found = [address for made in client.origins() if made.is_call for address in self._made_with(made, row)]
        if not found:
            views = [self.types.code.class_of(one.of) for one in self.types.of(client) if one.kind is Kind.INSTANCE]
            found = [address for view in views if view is not None for address in self._kept(view, row.made[1])]
        return sorted({one for one in found if one.setting or one.text})

    def _made_with(self, made: CodeTerm, row: OutsideCalls) -> list[Address]:
        callee = made.callee
        is_known = callee is not None and callee.path in row.values
        given = made.argument(*row.made) if is_known else None
        found = self.addresses.of(given) if given is not None else []
        return [_as_url(one) if row.made[1] == HOST else one for one in found]

    def _kept(self, view: CodeClass, name: str) -> list[Address]:
        """Return what a class hands to the constructor of its base under a name, or keeps under it by convention."""
        key = (view.symbol, name)
        if key not in self._of_class:
            handed = [one.argument(-1, name) for one in _constructions(view)]
            kept = [value for base in view.ancestors() for value in _values(base, name)]
            found = [address for one in handed if isinstance(one, CodeTerm) for address in self.addresses.of(one)]
            by_name = [] if found else [address for one in kept for address in self.addresses.of(one)]
            found += [Address(one.setting, one.text, Confidence.MEDIUM) for one in by_name]
            self._of_class[key] = found
        return self._of_class[key]


def _as_url(address: Address) -> Address:
    """Return a host as the address that it is the host of."""
    bare = bool(address.text) and "://" not in address.text
    return replace(address, text=f"//{address.text}") if bare else address


def _constructions(view: CodeClass) -> list[CodeTerm]:
    """Return the calls `super().__init__(...)` of a class and its ancestors."""
    calls = [call for one in view.ancestors() for function in one.functions() for call in function.calls()]
    return [
        call
        for call in calls
        if isinstance(call, CodeTerm) and call.callee is not None and call.callee.path == f"builtins.super().{OPENED}"
    ]


def _values(view: ClassView, name: str) -> list[CodeTerm]:
    """Return what a class's body and methods keep under an attribute of it."""
    stored = [
        value
        for function in view.functions()
        for base, attribute, value in function.stores()
        if attribute == name and isinstance(base, CodeTerm) and base.op == f.PARAM
    ]
    found = [*stored, *(value for own, value in view.body.items() if own == name)]
    return [one for one in found if isinstance(one, CodeTerm)]
