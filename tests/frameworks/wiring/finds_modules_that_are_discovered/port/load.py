import pkgutil

from port import plugins


def load():
    for found in pkgutil.walk_packages(plugins.__path__, plugins.__name__ + "."):
        __import__(found.name)
