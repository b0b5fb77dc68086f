"""What Django's views, forms and admins give, read and write for the model they are bound to.

Source: https://docs.djangoproject.com/en/5.2/ref/class-based-views/flattened-index/,
https://docs.djangoproject.com/en/5.2/topics/forms/modelforms/,
https://docs.djangoproject.com/en/5.2/ref/contrib/admin/ and the manual of django-filter

Pure.
"""

from analyzer.model.knowledge import Kind, Transfer


def paths(modules: str, names: str) -> frozenset[str]:
    """Return the dotted names of classes that several modules export."""
    return frozenset(f"{module}.{name}" for module in modules.split() for name in names.split())


_DATES = (
    "ArchiveIndexView BaseArchiveIndexView YearArchiveView MonthArchiveView WeekArchiveView DayArchiveView "
    "TodayArchiveView BaseDateListView"
)
LISTS = paths(
    "django.views.generic django.views.generic.list django.views.generic.dates",
    f"ListView BaseListView MultipleObjectMixin {_DATES}",
) | paths("django_filters.views", "FilterView BaseFilterView FilterMixin")
DETAILS = paths(
    "django.views.generic django.views.generic.detail django.views.generic.dates",
    "DetailView BaseDetailView DateDetailView SingleObjectMixin",
)
_EDIT = "django.views.generic django.views.generic.edit"
CREATES = paths(_EDIT, "CreateView BaseCreateView")
UPDATES = paths(_EDIT, "UpdateView BaseUpdateView")
DELETES = paths(_EDIT, "DeleteView BaseDeleteView DeletionMixin")
FORM_VIEWS = paths(_EDIT, "FormView BaseFormView FormMixin ModelFormMixin ProcessFormView")
ADMINS = paths(
    "django.contrib.admin django.contrib.admin.options django.contrib.contenttypes.admin django.contrib.auth.admin",
    "ModelAdmin StackedInline TabularInline InlineModelAdmin GenericTabularInline GenericStackedInline "
    "GenericInlineModelAdmin UserAdmin GroupAdmin",
) | {"import_export.admin.ImportExportModelAdmin", "mptt.admin.MPTTModelAdmin", "treebeard.admin.TreeAdmin"}
FILTERS = paths("django_filters django_filters.filterset django_filters.rest_framework", "FilterSet")
FORMS = (
    paths("django.forms django.forms.models django.contrib.gis.forms", "ModelForm BaseModelForm")
    | paths("django.contrib.auth.forms", "UserCreationForm UserChangeForm BaseUserCreationForm AdminUserCreationForm")
    | {"django.contrib.auth.forms.SetPasswordForm", "django.contrib.auth.forms.PasswordChangeForm"}
)
VIEWS = LISTS | DETAILS | CREATES | UPDATES | DELETES | FORM_VIEWS | ADMINS | FILTERS

PLAIN_FORMS = paths("django.forms django.forms.forms", "Form BaseForm")  # of no model
VALUES: dict[str, Kind] = {**dict.fromkeys(VIEWS, Kind.VIEW), **dict.fromkeys(FORMS | PLAIN_FORMS, Kind.FORM)}
IMPLICIT: tuple[tuple[frozenset[str], tuple[str, ...], str, frozenset[str]], ...] = (  # as `Defaults` of the binding
    (LISTS, ("read",), "list", frozenset()),
    (DETAILS, ("read",), "detail", frozenset()),
    (CREATES, ("write",), "create", frozenset({"POST", "PUT"})),
    (UPDATES, ("read", "write"), "update", frozenset({"POST", "PUT"})),
    (DELETES, ("read", "delete"), "delete", frozenset({"POST", "DELETE"})),
    (ADMINS, ("read", "write"), "admin", frozenset()),
)
ENTITY_OF = ("model", "queryset")  # attributes of a bound class that name its model
PARTNERS = ("form_class", "form", "filterset_class", "filter_class", "inlines")  # ... and classes that work along


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SAVING = CREATES | UPDATES | paths(_EDIT, "ModelFormMixin")
TRANSFERS: tuple[Transfer, ...] = (
    Transfer(Kind.VIEW, _words("get_queryset"), Kind.QUERY, "read"),
    Transfer(Kind.VIEW, _words("filter_queryset get_filtered_queryset get_search_results"), Kind.QUERY),
    Transfer(Kind.VIEW, _words("queryset qs object_list"), Kind.QUERY, called=False),
    Transfer(Kind.VIEW, _words("get_object"), Kind.INSTANCE, "read"),
    Transfer(Kind.VIEW, _words("object instance"), Kind.INSTANCE, called=False),
    Transfer(Kind.VIEW, _words("model"), Kind.CLASS, called=False),
    Transfer(Kind.VIEW, _words("get_form"), Kind.FORM, made_by="form_class"),
    Transfer(Kind.VIEW, _words("get_context_data"), Kind.CONTEXT, "read", bases=LISTS),
    Transfer(Kind.VIEW, _words("get_context_data"), Kind.CONTEXT),
    Transfer(Kind.VIEW, _words("get"), None, "read", bases=LISTS | DETAILS | UPDATES),
    Transfer(Kind.VIEW, _words("form_valid post put"), None, "write", bases=_SAVING | DELETES),
    Transfer(Kind.VIEW, _words("delete"), None, "write", bases=DELETES, cascade="collect"),
    Transfer(Kind.VIEW, _words("save_model save_form"), None, "write", bases=ADMINS),
    Transfer(Kind.VIEW, _words("delete_model delete_queryset"), None, "write", bases=ADMINS, cascade="collect"),
    Transfer(Kind.CONTEXT, _words("object_list"), Kind.QUERY, called=False),
    Transfer(Kind.CONTEXT, _words("object"), Kind.INSTANCE, called=False),
    Transfer(Kind.CONTEXT, _words("form"), Kind.FORM, called=False, made_by="form_class"),
    Transfer(Kind.CONTEXT, _words("view"), Kind.VIEW, called=False),
    Transfer(Kind.FORM, _words("save"), Kind.INSTANCE, "write", unless="commit", links="both"),
    Transfer(Kind.FORM, _words("save_m2m _save_m2m"), links="both"),
    Transfer(Kind.FORM, _words("__init__"), links="read"),  # of the row that it is to show
    Transfer(Kind.FORM, _words("instance"), Kind.INSTANCE, called=False),
    Transfer(Kind.FORM, _words("cleaned_data"), Kind.CHECKED, called=False),
    Transfer(Kind.FORM, _words("clean"), Kind.CHECKED),
    Transfer(Kind.FORMSET, _words("save"), Kind.COLLECTION, "write", unless="commit"),
    Transfer(Kind.FORMSET, _words("save_new save_existing"), Kind.INSTANCE, "write"),
    Transfer(Kind.FORMSET, _words("[]"), Kind.FORM, called=False),
    Transfer(Kind.FORMSET, _words("forms initial_forms extra_forms deleted_forms"), Kind.FORMSET, called=False),
    Transfer(Kind.FORMSET, _words("get_queryset"), Kind.QUERY, "read"),
)
PARAMETERS: tuple[Transfer, ...] = (
    Transfer(Kind.VIEW, _words("form"), Kind.FORM, made_by="form_class"),
    Transfer(Kind.VIEW, _words("queryset qs"), Kind.QUERY),
    Transfer(Kind.VIEW, _words("obj instance"), Kind.INSTANCE),
    Transfer(Kind.FORM, _words("instance obj"), Kind.INSTANCE),
)
