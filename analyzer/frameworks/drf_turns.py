"""Which methods of view sets and serializers REST framework calls, and for which actions.

Source: https://www.django-rest-framework.org/api-guide/generic-views/#methods,
https://www.django-rest-framework.org/api-guide/viewsets/ and
https://www.django-rest-framework.org/api-guide/serializers/

Pure.
"""

from analyzer.frameworks.django.turns import BRINGING, words
from analyzer.model.knowledge import Turn

_UPDATING = words("update partial_update")
VIEWS = (
    Turn(words("list"), words("GET HEAD"), words("list")),
    Turn(words("retrieve"), words("GET HEAD"), words("retrieve")),
    Turn(words("create perform_create get_success_headers"), words("POST"), words("create")),
    Turn(words("update perform_update"), words("PUT PATCH"), _UPDATING),
    Turn(words("partial_update"), words("PATCH"), words("partial_update")),
    Turn(words("destroy perform_destroy"), words("DELETE"), words("destroy")),
    Turn(words("__init__ dispatch initial initialize_request finalize_response permission_denied handle_exception")),
    Turn(words("get_permissions get_authenticators get_throttles get_parsers get_renderers check_* determine_version")),
    Turn(words("get_queryset get_object filter_queryset get_view_name get_exception_handler get_content_negotiator")),
    Turn(words("get_serializer get_serializer_class get_serializer_context get_parser_context get_renderer_context")),
    Turn(words("paginate_queryset get_paginated_response"), words("GET HEAD"), words("list")),
)
SERIALIZERS = (
    Turn(words("create"), words("POST")),
    Turn(words("update"), words("PUT PATCH")),
    Turn(words("save validate validate_* is_valid run_validation run_validators"), BRINGING),
    Turn(words("to_internal_value get_validators"), BRINGING),
    Turn(words("__init__ __new__ get_* to_representation many_init"), BRINGING | words("GET HEAD")),
)
