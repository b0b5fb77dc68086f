import os

from rest_framework.viewsets import ReadOnlyModelViewSet


class Ships(ReadOnlyModelViewSet):
    pass


def choose():
    return globals()[os.environ["SHIPS"]]
