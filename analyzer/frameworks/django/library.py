"""Models that Django and widely used packages bring: tables of concrete ones, fields of abstract ones.

Source: https://docs.djangoproject.com/en/5.2/ref/contrib/ and the model references of django-mptt,
django-treebeard, django-model-utils, django-extensions, django-polymorphic, django-taggit, django-parler, Wagtail.

Pure.
"""

from dataclasses import dataclass

from analyzer.model.data import Column
from analyzer.model.names import last_of

MODEL_BASES = frozenset(
    {
        "django.db.models.Model",
        "django.db.models.base.Model",
        "django.contrib.gis.db.models.Model",
        "django.contrib.gis.db.models.base.Model",
    }
)


@dataclass(frozen=True, slots=True)
class LibraryRelation:
    """A relation that a third-party abstract model gives to its children."""

    field: str
    kind: str  # "fk", "o2o", "m2m", "generic"
    target: str  # "app.Model", "self", "*"
    related_name: str = ""  # "" means the default
    on_delete: str = "CASCADE"


@dataclass(frozen=True, slots=True)
class LibraryBase:
    """What an abstract third-party model gives to its children."""

    columns: tuple[Column, ...] = ()
    relations: tuple[LibraryRelation, ...] = ()


def _columns(names: str) -> tuple[Column, ...]:
    """Read "name:Type name:Type"."""
    pairs = [part.partition(":") for part in names.split()]
    return tuple(Column(name, kind, name) for name, _colon, kind in pairs)


_CONTENT_TYPE = "contenttypes.ContentType"
_PERMISSIONS = (
    LibraryRelation("groups", "m2m", "auth.Group", "user_set", ""),
    LibraryRelation("user_permissions", "m2m", "auth.Permission", "user_set", ""),
)
_USER = _columns(
    "username:CharField first_name:CharField last_name:CharField email:EmailField is_staff:BooleanField "
    "is_active:BooleanField date_joined:DateTimeField"
)
_TAGGED = LibraryRelation("tag", "fk", "taggit.Tag", "%(app_label)s_%(class)s_items")
_BASE_USER = LibraryBase(_columns("password:CharField last_login:DateTimeField"))
_STAMPS = LibraryBase(_columns("created:DateTimeField modified:DateTimeField"))

ABSTRACT: dict[str, LibraryBase] = {
    "django.contrib.auth.base_user.AbstractBaseUser": _BASE_USER,
    "django.contrib.auth.models.AbstractBaseUser": _BASE_USER,
    "django.contrib.auth.models.PermissionsMixin": LibraryBase(_columns("is_superuser:BooleanField"), _PERMISSIONS),
    "django.contrib.auth.models.AbstractUser": LibraryBase(
        (*_BASE_USER.columns, *_columns("is_superuser:BooleanField"), *_USER), _PERMISSIONS
    ),
    "django.contrib.sessions.base_session.AbstractBaseSession": LibraryBase(
        _columns("session_key:CharField session_data:TextField expire_date:DateTimeField")
    ),
    "mptt.models.MPTTModel": LibraryBase(
        _columns(
            "lft:PositiveIntegerField rght:PositiveIntegerField tree_id:PositiveIntegerField level:PositiveIntegerField"
        )
    ),
    "treebeard.mp_tree.MP_Node": LibraryBase(
        _columns("path:CharField depth:PositiveIntegerField numchild:PositiveIntegerField")
    ),
    "treebeard.ns_tree.NS_Node": LibraryBase(
        _columns(
            "lft:PositiveIntegerField rgt:PositiveIntegerField tree_id:PositiveIntegerField depth:PositiveIntegerField"
        )
    ),
    "treebeard.al_tree.AL_Node": LibraryBase(),
    "model_utils.models.TimeStampedModel": _STAMPS,
    "model_utils.models.TimeFramedModel": LibraryBase(_columns("start:DateTimeField end:DateTimeField")),
    "model_utils.models.StatusModel": LibraryBase(_columns("status:StatusField status_changed:MonitorField")),
    "model_utils.models.SoftDeletableModel": LibraryBase(_columns("is_removed:BooleanField")),
    "model_utils.models.UUIDModel": LibraryBase(_columns("id:UUIDField")),
    "django_extensions.db.models.TimeStampedModel": _STAMPS,
    "django_extensions.db.models.TitleDescriptionModel": LibraryBase(_columns("title:CharField description:TextField")),
    "django_extensions.db.models.TitleSlugDescriptionModel": LibraryBase(
        _columns("title:CharField description:TextField slug:AutoSlugField")
    ),
    "django_extensions.db.models.ActivatorModel": LibraryBase(
        _columns("status:IntegerField activate_date:DateTimeField deactivate_date:DateTimeField")
    ),
    "polymorphic.models.PolymorphicModel": LibraryBase(
        (), (LibraryRelation("polymorphic_ctype", "fk", _CONTENT_TYPE, "+"),)
    ),
    "polymorphic.base.PolymorphicModel": LibraryBase(
        (), (LibraryRelation("polymorphic_ctype", "fk", _CONTENT_TYPE, "+"),)
    ),
    "parler.models.TranslatableModel": LibraryBase(),
    "parler.models.TranslatedFieldsModel": LibraryBase(_columns("language_code:CharField")),
    "solo.models.SingletonModel": LibraryBase(),
    "ordered_model.models.OrderedModel": LibraryBase(_columns("order:PositiveIntegerField")),
    "taggit.models.TagBase": LibraryBase(_columns("name:CharField slug:SlugField")),
    "taggit.models.ItemBase": LibraryBase(),
    "taggit.models.TaggedItemBase": LibraryBase((), (_TAGGED,)),
    "taggit.models.CommonGenericTaggedItemBase": LibraryBase(
        (), (LibraryRelation("content_type", "fk", _CONTENT_TYPE, "%(app_label)s_%(class)s_tagged_items"),)
    ),
    "taggit.models.GenericTaggedItemBase": LibraryBase(
        _columns("object_id:IntegerField"),
        (LibraryRelation("content_type", "fk", _CONTENT_TYPE, "%(app_label)s_%(class)s_tagged_items"),),
    ),
    "wagtail.models.Orderable": LibraryBase(_columns("sort_order:IntegerField")),
    "wagtail.images.models.AbstractImage": LibraryBase(),
    "wagtail.images.models.AbstractRendition": LibraryBase(),
    "wagtail.documents.models.AbstractDocument": LibraryBase(),
    "wagtail.contrib.forms.models.AbstractFormField": LibraryBase(),
    "modelcluster.models.ClusterableModel": LibraryBase(),
    "safedelete.models.SafeDeleteModel": LibraryBase(_columns("deleted:DateTimeField")),
    "guardian.models.UserObjectPermissionBase": LibraryBase(),
    "guardian.models.GroupObjectPermissionBase": LibraryBase(),
    "oauth2_provider.models.AbstractApplication": LibraryBase(),
    "organizations.abstract.AbstractOrganization": LibraryBase(),
}

# Classes that have a table of their own; a subclass is a proxy or gets a table that points to it.
TABLES: dict[str, str] = {
    "django.contrib.auth.models.User": "auth_user",
    "django.contrib.auth.models.Group": "auth_group",
    "django.contrib.auth.models.Permission": "auth_permission",
    "django.contrib.contenttypes.models.ContentType": "django_content_type",
    "django.contrib.sites.models.Site": "django_site",
    "django.contrib.sessions.models.Session": "django_session",
    "django.contrib.admin.models.LogEntry": "django_admin_log",
    "django.contrib.flatpages.models.FlatPage": "django_flatpage",
    "django.contrib.redirects.models.Redirect": "django_redirect",
    "wagtail.models.Page": "wagtailcore_page",
    "wagtail.core.models.Page": "wagtailcore_page",
    "wagtail.models.Site": "wagtailcore_site",
    "wagtail.models.Collection": "wagtailcore_collection",
    "wagtail.images.models.Image": "wagtailimages_image",
    "wagtail.documents.models.Document": "wagtaildocs_document",
    "wagtail.contrib.forms.models.AbstractForm": "wagtailcore_page",
    "wagtail.contrib.forms.models.AbstractEmailForm": "wagtailcore_page",
    "taggit.models.Tag": "taggit_tag",
    "taggit.models.TaggedItem": "taggit_taggeditem",
    "rest_framework.authtoken.models.Token": "authtoken_token",
    "django_celery_beat.models.PeriodicTask": "django_celery_beat_periodictask",
    "django_celery_beat.models.IntervalSchedule": "django_celery_beat_intervalschedule",
    "django_celery_beat.models.CrontabSchedule": "django_celery_beat_crontabschedule",
    "django_celery_results.models.TaskResult": "django_celery_results_taskresult",
    "allauth.account.models.EmailAddress": "account_emailaddress",
    "allauth.socialaccount.models.SocialAccount": "socialaccount_socialaccount",
    "oauth2_provider.models.Application": "oauth2_provider_application",
}
# "app.Model" of the classes above whose label is not the package in front of `models`.
LABELS: dict[str, str] = {
    "wagtailcore": "wagtail.models",
    "wagtailimages": "wagtail.images.models",
    "wagtaildocs": "wagtail.documents.models",
    "authtoken": "rest_framework.authtoken.models",
    "account": "allauth.account.models",
    "socialaccount": "allauth.socialaccount.models",
    **{
        name: f"django.contrib.{name}.models"
        for name in ("auth", "contenttypes", "sites", "sessions", "admin", "flatpages", "redirects")
    },
}


def external_table(path: str) -> str:
    """Return the table of a third-party class: a known one, else by Django's rule for `package.models.Name`."""
    if path in TABLES:
        return TABLES[path]
    parts = path.split(".")
    before = parts[: parts.index("models")] if "models" in parts else parts[:-1]
    return f"{last_of('.'.join(before))}_{parts[-1].lower()}".lstrip("_")


def external_class(label: str, name: str) -> str:
    """Return the path of the third-party class behind "app.Model"."""
    package = LABELS.get(label, f"{label}.models")
    known = {path.lower(): path for path in TABLES}
    path = f"{package}.{name}"
    return known.get(path.lower(), path)
