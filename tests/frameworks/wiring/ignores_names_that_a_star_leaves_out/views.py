from harbour import *


def show():
    Hidden()
    _private()
    return Ship()
