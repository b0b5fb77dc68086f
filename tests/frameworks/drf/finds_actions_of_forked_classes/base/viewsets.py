from rest_framework.mixins import ListModelMixin
from rest_framework.viewsets import GenericViewSet


class ReadSet(ListModelMixin, GenericViewSet):
    pass


def detail_route(methods=None, **kwargs):
    def decorator(function):
        function.bind_to_methods = methods
        return function

    return decorator
