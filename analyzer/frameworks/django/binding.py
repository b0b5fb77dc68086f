"""Which model a view, form, admin or filter set is bound to, and what Django does to its table unasked.

Source: https://docs.djangoproject.com/en/5.2/ref/class-based-views/mixins-single-object/,
https://docs.djangoproject.com/en/5.2/topics/forms/modelforms/ and
https://docs.djangoproject.com/en/5.2/ref/contrib/admin/

Pure.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analyzer.frameworks.django.commands import admins
from analyzer.frameworks.django.library import TABLES
from analyzer.frameworks.django.targets import Targets
from analyzer.model.knowledge import ALL_FIELDS, Binding, Implicit, Turn
from analyzer.model.names import last_of
from analyzer.model.terms import ClassView, Code, Term

DEEPEST = 12  # calls in one chain, partners behind partners
# Fields of REST framework that cannot be set. Source: www.django-rest-framework.org, API guide, "Serializer fields".
SHOWN = frozenset({"SerializerMethodField", "StringRelatedField", "ReadOnlyField", "HyperlinkedIdentityField"})
DELETE = "delete"  # what is done to the rows of a table, beside "read" and "write"
COLLECT = "collect"  # what Django loads of what hangs on a row that it deletes
# Ancestors, what the library does for them, under which verb, and on what requests it writes; none: on all.
Defaults = tuple[tuple[frozenset[str], tuple[str, ...], str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Bases:
    """The library classes of one library, and the attributes that bind their children."""

    kinds: frozenset[str]  # paths of library classes
    entity: tuple[str, ...]  # attributes that name the model, the surest first
    partners: tuple[str, ...]  # attributes that name classes which work along
    implicit: Defaults
    turns: tuple[tuple[frozenset[str], tuple[Turn, ...]], ...] = ()  # ancestors, what the library calls of them when


class Binder:
    """Find the bindings of the children of one library's classes."""

    def __init__(self, code: Code, targets: Targets, bases: Bases) -> None:
        """Look models up with `targets`."""
        self.code = code
        self.targets = targets
        self.bases = bases
        self.registered: dict[str, str] = {one.function: one.name for one in admins(code, targets)}
        self._known: dict[str, str] = {}

    def bindings(self) -> Iterator[Binding]:
        """Go through the children of the library classes, sorted."""
        for view in self.code.subclasses_of(self.bases.kinds):
            entity = self.entity_of(view)
            partners = [one.symbol for one in self.partners_of(view)]
            table = self.targets.models.table_of(entity) if entity else ""
            implicit = self._implicit(view, table) if table else ()
            turns = tuple(one for paths, turns in self.bases.turns if not paths.isdisjoint(view.mro) for one in turns)
            along = tuple(dict.fromkeys(partners))
            shown = tuple(sorted(self._read_only(view)))
            yield Binding(view.symbol, entity, along, tuple(implicit), self._fields(view), shown, turns)

    @staticmethod
    def _fields(view: ClassView) -> tuple[str, ...]:
        """Return the fields that `Meta` names and those that its body declares; ALL where it does not name any."""
        meta = view.attribute("Meta")
        options = meta.as_class if meta is not None else None
        given = options.attribute("fields") if options is not None else None
        texts = [one.text for one in given.elements()] if given is not None else []
        named = {text for text in texts if text} or {ALL_FIELDS}
        return tuple(sorted(named | set(view.body)))

    def _read_only(self, view: ClassView) -> Iterator[str]:
        """Go through the fields that the body or `Meta` declares to be shown only: nested serializers among them."""
        meta = view.attribute("Meta")
        options = meta.as_class if meta is not None else None
        given = options.attribute("read_only_fields") if options is not None else None
        yield from (one.text for one in (given.elements() if given is not None else ()) if one.text)
        for name, term in view.body.items():
            source = term.resolved
            callee = source.callee
            made = callee.as_class if callee is not None else None
            is_nested = made is not None and not self.bases.kinds.isdisjoint(made.mro)
            option = source.keywords.get("read_only")
            is_shown = option is not None and option.literal is True
            if is_nested or is_shown or (callee is not None and last_of(callee.path) in SHOWN):
                yield name

    def _implicit(self, view: ClassView, table: str) -> list[Implicit]:
        rows = [(ops, verb, methods) for paths, ops, verb, methods in self.bases.implicit if paths & set(view.mro)]
        return [
            Implicit(
                table,
                "write" if op == DELETE else op,
                verb,
                frozenset() if op == "read" else methods,
                COLLECT if op == DELETE else "",
            )
            for ops, verb, methods in rows
            for op in ops
        ]

    def entity_of(self, view: ClassView, depth: int = 0) -> str:
        """Return the model of a class: its own attributes, `Meta`, registration, query; then its partners'."""
        if view.symbol not in self._known:
            self._known[view.symbol] = ""
            self._known[view.symbol] = self._own_entity(view) or (
                next((one for other in self.partners_of(view) if (one := self.entity_of(other, depth + 1))), "")
                if depth < DEEPEST
                else ""
            )
        return self._known[view.symbol]

    def _own_entity(self, view: ClassView) -> str:
        named = [term for name in self.bases.entity if (term := view.attribute(name)) is not None]
        named += self._given_when_made(view)
        meta = view.attribute("Meta")
        options = meta.as_class if meta is not None else None
        declared = options.attribute("model") if options is not None else None
        terms = [*named, *([declared] if declared is not None else [])]
        found = next((one for term in terms if (one := self._model_in(term))), "")
        return found or self.registered.get(view.symbol, "") or self._queried(view)

    def _given_when_made(self, view: ClassView) -> list[Term]:
        """Return what the constructor stores as the model: `self.model = Order`."""
        made = view.function("__init__")
        stores = made.stores() if made is not None else ()
        return [value for base, name, value in stores if base.parameter == "self" and name in self.bases.entity]

    def _queried(self, view: ClassView) -> str:
        """Return the model whose rows `get_queryset` gives."""
        method = view.function("get_queryset")
        returned = method.returns() if method is not None else ()
        return next((one for term in returned for end in term.alternatives() if (one := self._model_in(end))), "")

    def _model_in(self, term: Term) -> str:
        """Return the model that a term is, or that starts its chain of calls: `Order.objects.filter(...)`."""
        model = self._named(term)
        for _step in range(DEEPEST):
            if model or not (term.is_call or term.attribute):
                return model
            following = term.callee if term.is_call else term.base
            if following is None:
                return ""
            term = following
            model = self._named(term)
        return model

    def _named(self, term: Term) -> str:
        found = self.targets.of(term)
        return found if found in self.targets.models.by_symbol or found in TABLES else ""

    def partners_of(self, view: ClassView) -> list[ClassView]:
        """Return the classes of the code base that a class names as its form, serializer, filter set or inline."""
        given = [term for name in self.bases.partners if (term := view.attribute(name)) is not None]
        terms: Iterable[Term] = [one for term in given for one in (term.elements() or [term])]
        views = [one.as_class for term in terms for one in term.alternatives()]
        return [one for one in views if one is not None and one.symbol != view.symbol]
