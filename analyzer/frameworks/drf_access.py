"""What REST framework's views and serializers give, read and write for the model they are bound to.

Source: https://www.django-rest-framework.org/api-guide/generic-views/,
https://www.django-rest-framework.org/api-guide/viewsets/ and
https://www.django-rest-framework.org/api-guide/serializers/

Pure.
"""

from analyzer.frameworks.django.apps import Apps
from analyzer.frameworks.django.binding import Bases, Binder
from analyzer.frameworks.django.hooks import paths
from analyzer.frameworks.django.lookups import Loaders
from analyzer.frameworks.django.models import Models
from analyzer.frameworks.django.targets import Targets
from analyzer.frameworks.drf_turns import SERIALIZERS as SERIALIZER_TURNS
from analyzer.frameworks.drf_turns import VIEWS
from analyzer.model.knowledge import FoundEntities, Kind, Transfer
from analyzer.model.terms import Code

_ALL = "ModelViewSet"
_READ = f"ReadOnlyModelViewSet {_ALL}"
_MODULES = "rest_framework.generics rest_framework.viewsets rest_framework.mixins"
LISTS = paths(_MODULES, f"ListModelMixin ListAPIView ListCreateAPIView {_READ}")
DETAILS = paths(
    _MODULES,
    "RetrieveModelMixin RetrieveAPIView RetrieveUpdateAPIView RetrieveDestroyAPIView RetrieveUpdateDestroyAPIView "
    f"{_READ}",
)
CREATES = paths(_MODULES, f"CreateModelMixin CreateAPIView ListCreateAPIView {_ALL}")
UPDATES = paths(_MODULES, f"UpdateModelMixin UpdateAPIView RetrieveUpdateAPIView RetrieveUpdateDestroyAPIView {_ALL}")
DESTROYS = paths(
    _MODULES, f"DestroyModelMixin DestroyAPIView RetrieveDestroyAPIView RetrieveUpdateDestroyAPIView {_ALL}"
)
GENERIC = paths(_MODULES, "GenericAPIView GenericViewSet")
SERIALIZERS = paths(
    "rest_framework.serializers", "ModelSerializer HyperlinkedModelSerializer Serializer BaseSerializer"
)
VALUES: dict[str, Kind] = {
    **dict.fromkeys(LISTS | DETAILS | CREATES | UPDATES | DESTROYS | GENERIC, Kind.VIEW),
    **dict.fromkeys(SERIALIZERS, Kind.FORM),
}
PLAIN = paths("rest_framework.views rest_framework.viewsets", "APIView ViewSet ViewSetMixin")  # without rows
BASES = Bases(
    kinds=frozenset(VALUES) | PLAIN,
    entity=("queryset",),
    partners=("serializer_class", "filterset_class", "filter_class"),
    implicit=(
        (LISTS, ("read",), "list", frozenset()),
        (DETAILS, ("read",), "retrieve", frozenset()),
        (CREATES, ("write",), "create", frozenset({"POST"})),
        (UPDATES, ("read", "write"), "update", frozenset({"PUT", "PATCH"})),
        (DESTROYS, ("read", "delete"), "destroy", frozenset({"DELETE"})),
    ),
    turns=(
        ((frozenset(VALUES) - SERIALIZERS) | PLAIN, VIEWS),
        (SERIALIZERS, SERIALIZER_TURNS),
    ),
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TRANSFERS: tuple[Transfer, ...] = (
    Transfer(Kind.VIEW, _words("paginate_queryset"), Kind.COLLECTION),
    Transfer(Kind.VIEW, _words("get_serializer"), Kind.FORM, made_by="serializer_class"),
    Transfer(Kind.VIEW, _words("list"), None, "read", bases=LISTS),
    Transfer(Kind.VIEW, _words("retrieve"), None, "read", bases=DETAILS),
    Transfer(Kind.VIEW, _words("create perform_create"), None, "write", bases=CREATES),
    Transfer(Kind.VIEW, _words("update partial_update"), None, "both", bases=UPDATES),
    Transfer(Kind.VIEW, _words("perform_update"), None, "write", bases=UPDATES),
    Transfer(Kind.VIEW, _words("destroy"), None, "both", bases=DESTROYS, cascade="collect"),
    Transfer(Kind.VIEW, _words("perform_destroy"), None, "write", bases=DESTROYS, cascade="collect"),
    Transfer(Kind.FORM, _words("create update"), Kind.INSTANCE, "write", bases=SERIALIZERS, links="both"),
    Transfer(Kind.FORM, _words("validated_data"), Kind.CHECKED, called=False),
    Transfer(Kind.FORM, _words("validate"), Kind.CHECKED),
)
PARAMETERS: tuple[Transfer, ...] = (
    Transfer(Kind.VIEW, _words("serializer"), Kind.FORM, made_by="serializer_class"),
    Transfer(Kind.FORM, _words("validated_data attrs data"), Kind.CHECKED),
)


def find_entities(code: Code) -> FoundEntities:
    """Find which model every view and serializer is bound to."""
    targets = Targets(Models(code, Apps(code)), Loaders(code))
    return FoundEntities(bindings=tuple(Binder(code, targets, BASES).bindings()))
