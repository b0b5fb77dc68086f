"""Which methods of views and forms Django calls, and for which requests.

Source: https://docs.djangoproject.com/en/5.2/ref/class-based-views/flattened-index/ and
https://docs.djangoproject.com/en/5.2/ref/forms/validation/

Pure.
"""

from analyzer.frameworks.django.hooks import CREATES, DELETES, DETAILS, FORM_VIEWS, FORMS, LISTS, UPDATES
from analyzer.model.knowledge import Turn


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


BRINGING = words("POST PUT PATCH")  # the requests that bring data
_VIEWS = (
    Turn(words("form_valid form_invalid get_success_url"), BRINGING | {"DELETE"}),
    Turn(words("__init__ setup dispatch render_to_response has_permission handle_no_permission test_func paginate_*")),
    Turn(words("get_queryset get_object get_ordering get_context_data get_context_object_name get_template_names")),
    Turn(words("get_form get_form_class get_form_kwargs get_initial get_prefix get_slug_field get_test_func")),
    Turn(words("get_permission_required get_login_url get_paginat* get_allow_* get_allow_empty get_date* get_year")),
)
_FORMS = (
    Turn(words("clean clean_* full_clean save save_* is_valid _post_clean _save_m2m _clean_*"), BRINGING),
    Turn(words("__init__ get_*")),
)
TURNS: tuple[tuple[frozenset[str], tuple[Turn, ...]], ...] = (
    (frozenset(LISTS | DETAILS | CREATES | UPDATES | DELETES | FORM_VIEWS), _VIEWS),
    (frozenset(FORMS), _FORMS),
)
