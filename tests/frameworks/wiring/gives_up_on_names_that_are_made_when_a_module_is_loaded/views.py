from harbour import lost, ship
from missing_library import *
from .nowhere import thing


def show():
    lost()
    ship()
    unknown()
    thing()
