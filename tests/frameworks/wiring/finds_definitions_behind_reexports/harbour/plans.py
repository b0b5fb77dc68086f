from ..harbour.models import Ship as Vessel
from .models import Voyage


def depart():
    Voyage().plan()
    Vessel().sail()
