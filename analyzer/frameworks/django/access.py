"""What Django's managers, query sets and instances give, read and write.

Source: https://docs.djangoproject.com/en/5.2/ref/models/querysets/,
https://docs.djangoproject.com/en/5.2/ref/models/instances/,
https://docs.djangoproject.com/en/5.2/ref/models/relations/ and
https://docs.djangoproject.com/en/5.2/topics/db/transactions/

Pure.
"""

from analyzer.model.knowledge import Kind, KnownCall, Lookups, On, RowEvents, Transfer


def _words(text: str, asynchronous: bool = False) -> frozenset[str]:
    """Read names from a text; with their asynchronous twins where asked."""
    names = text.split()
    return frozenset([*names, *(f"a{name}" for name in names)] if asynchronous else names)


_MANAGERS = (
    "django.db.models.Manager",
    "django.db.models.manager.Manager",
    "django.db.models.manager.BaseManager",
    "django.contrib.gis.db.models.Manager",
    "django.contrib.auth.models.UserManager",
    "django.contrib.auth.models.BaseUserManager",
    "django.contrib.auth.base_user.BaseUserManager",
    "django.contrib.sites.managers.CurrentSiteManager",
    "django.contrib.contenttypes.models.ContentTypeManager",
    "mptt.managers.TreeManager",
    "mptt.models.TreeManager",
    "treebeard.mp_tree.MP_NodeManager",
    "treebeard.ns_tree.NS_NodeManager",
    "treebeard.al_tree.AL_NodeManager",
    "polymorphic.managers.PolymorphicManager",
    "parler.managers.TranslatableManager",
    "model_utils.managers.InheritanceManager",
    "model_utils.managers.SoftDeletableManager",
    "wagtail.models.PageManager",
)
_QUERIES = (
    "django.db.models.QuerySet",
    "django.db.models.query.QuerySet",
    "django.db.models.query.RawQuerySet",
    "django.contrib.gis.db.models.QuerySet",
    "mptt.querysets.TreeQuerySet",
    "treebeard.mp_tree.MP_NodeQuerySet",
    "treebeard.ns_tree.NS_NodeQuerySet",
    "polymorphic.query.PolymorphicQuerySet",
    "polymorphic.managers.PolymorphicQuerySet",
    "parler.managers.TranslatableQuerySet",
    "model_utils.managers.InheritanceQuerySet",
    "wagtail.models.PageQuerySet",
    "wagtail.query.PageQuerySet",
)
VALUES: dict[str, Kind] = {
    **dict.fromkeys(_MANAGERS, Kind.MANAGER),
    **dict.fromkeys(_QUERIES, Kind.QUERY),
}

# Members that managers and query sets share.
_SAME = _words(
    "all filter exclude order_by reverse distinct annotate alias select_related prefetch_related defer only using "
    "extra none union intersection difference select_for_update complex_filter raw dates datetimes"
)
_ROWS = _words("values values_list")
_ONE = _words("get first last earliest latest", asynchronous=True)
_NUMBERS = _words("count exists aggregate contains explain", asynchronous=True)
_SEVERAL = _words("in_bulk", asynchronous=True)
_STREAM = _words("iterator aiterator")
_MADE = _words("create", asynchronous=True)
_MADE_SEVERAL = _words("bulk_create", asynchronous=True)
_FOUND_OR_MADE = _words("get_or_create update_or_create", asynchronous=True)
_CHANGED = _words("update bulk_update", asynchronous=True)
_DELETED = _words("delete", asynchronous=True)
_LINKED = _words("add remove clear", asynchronous=True)
_LINKED_ANEW = _words("set", asynchronous=True)  # looks at the links that are there


def _of_rows(kind: Kind) -> tuple[Transfer, ...]:
    """Return the members that a manager or a query set has."""
    return (
        Transfer(kind, _SAME, Kind.QUERY, "read"),
        Transfer(kind, _ROWS, Kind.QUERY, "read"),
        Transfer(kind, _ONE, Kind.INSTANCE, "read"),
        Transfer(kind, _NUMBERS, None, "read"),
        Transfer(kind, _SEVERAL, Kind.COLLECTION, "read"),
        Transfer(kind, _STREAM, Kind.QUERY, "read"),
        Transfer(kind, _MADE, Kind.INSTANCE, "write", runs="save"),
        Transfer(kind, _MADE_SEVERAL, Kind.COLLECTION, "write"),
        Transfer(kind, _FOUND_OR_MADE, Kind.COLLECTION, "both", runs="save"),  # the instance, and whether it was made
        Transfer(kind, _CHANGED, None, "write"),
        Transfer(kind, _DELETED, None, "write", cascade="collect"),
    )


TRANSFERS: tuple[Transfer, ...] = (
    Transfer(Kind.CLASS, _words("objects _default_manager _base_manager"), Kind.MANAGER, called=False),
    Transfer(Kind.CLASS, _words("as_manager"), Kind.MANAGER),
    Transfer(Kind.CLASS, _words("from_queryset"), Kind.CLASS),
    Transfer(Kind.CLASS, _words("from_db"), Kind.INSTANCE),
    *_of_rows(Kind.MANAGER),
    *_of_rows(Kind.QUERY),
    Transfer(Kind.MANAGER, _LINKED, None, "write", On.LINK),
    Transfer(Kind.MANAGER, _LINKED_ANEW, None, "both", On.LINK),
    Transfer(Kind.MANAGER, _words("model"), Kind.CLASS, called=False),
    Transfer(Kind.QUERY, _words("model"), Kind.CLASS, called=False),
    Transfer(Kind.MANAGER, _words("get_queryset"), Kind.QUERY),
    Transfer(Kind.MANAGER, _words("db_manager"), Kind.MANAGER),
    Transfer(Kind.MANAGER, _words("create_user create_superuser", asynchronous=True), Kind.INSTANCE, "write"),
    Transfer(Kind.MANAGER, _words("get_by_natural_key", asynchronous=True), Kind.INSTANCE, "read"),
    Transfer(Kind.MANAGER, _words("get_for_model get_for_id"), Kind.INSTANCE, "read"),  # of content types
    Transfer(Kind.QUERY, _words("[]"), Kind.INSTANCE, called=False),
    Transfer(Kind.COLLECTION, _words("[]"), Kind.INSTANCE, called=False),
    Transfer(Kind.COLLECTION, _words("page get_page", asynchronous=True), Kind.COLLECTION),  # of a paginator
    Transfer(Kind.COLLECTION, _words("object_list"), Kind.COLLECTION, called=False),
    Transfer(Kind.INSTANCE, _words("save", asynchronous=True), None, "write"),
    Transfer(Kind.INSTANCE, _DELETED, None, "write", cascade="collect"),
    Transfer(Kind.INSTANCE, _words("save_base"), None, "write"),
    Transfer(Kind.INSTANCE, _words("refresh_from_db", asynchronous=True), None, "read"),
)

_FORMS = "django.forms"
_FLUSH = "django.core.management.commands.flush.Command()"
CALLS: tuple[KnownCall, ...] = (
    KnownCall(
        frozenset({"django.shortcuts.get_object_or_404", "django.shortcuts.aget_object_or_404"}), Kind.INSTANCE, "read"
    ),
    KnownCall(
        frozenset({"django.shortcuts.get_list_or_404", "django.shortcuts.aget_list_or_404"}), Kind.COLLECTION, "read"
    ),
    KnownCall(frozenset({"django.db.models.prefetch_related_objects"}), None, "read"),
    KnownCall(frozenset({f"{_FORMS}.modelformset_factory", f"{_FORMS}.models.modelformset_factory"}), Kind.FORMSET),
    KnownCall(
        frozenset({f"{_FORMS}.inlineformset_factory", f"{_FORMS}.models.inlineformset_factory"}),
        Kind.FORMSET,
        on=On.SECOND,
    ),
    KnownCall(frozenset({"django.core.management.call_command"}), None, "write", On.EVERYTHING, "flush"),
    KnownCall(frozenset({f"{_FLUSH}.handle", f"{_FLUSH}.execute"}), None, "write", On.EVERYTHING),
    KnownCall(frozenset({"django.core.paginator.Paginator"}), Kind.COLLECTION, ""),
)

LOCKS = frozenset({"select_for_update"})
ROW_EVENTS = RowEvents(  # docs.djangoproject.com, "Signals"; `update()` and `bulk_create()` send nothing
    saving=frozenset({"pre_save", "post_save"}),
    deleting=frozenset({"pre_delete", "post_delete"}),
    saves=_MADE | _FOUND_OR_MADE | _words("save", asynchronous=True),
    deletes=_DELETED,
)
TRANSACTIONS = frozenset(
    {
        "django.db.transaction.atomic",
        "django.db.transaction.commit_on_success",
        "django.db.transaction.Atomic",
    }
)

_EXPRESSIONS = (
    "Q F Count Sum Avg Min Max Prefetch OuterRef Exists Subquery Case When Coalesce Lower Upper Length Concat Cast "
    "ExpressionWrapper FilteredRelation StdDev Variance"
)
_MODULES = (
    "django.db.models",
    "django.db.models.query_utils",
    "django.db.models.expressions",
    "django.db.models.functions",
    "django.db.models.aggregates",
)
LOOKUPS = Lookups(
    separator="__",
    keywords=_words("filter exclude get get_or_create update_or_create earliest latest", asynchronous=True),
    strings=_words(
        "select_related prefetch_related values values_list order_by only defer distinct earliest latest in_bulk "
        "annotate aggregate alias filter exclude get"
    ),
    nested=frozenset(f"{module}.{name}" for module in _MODULES for name in _EXPRESSIONS.split()),
    identity=frozenset({"pk", "id", "in", "isnull", "exact"}),
)
