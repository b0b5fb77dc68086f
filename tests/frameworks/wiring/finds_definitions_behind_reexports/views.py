from harbour.models import Ship, Voyage


def show():
    Ship().sail()
    Voyage().plan()
