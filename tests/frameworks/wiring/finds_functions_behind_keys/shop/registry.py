PROVIDERS = {}
ACTIONS = {}


def provider(name):
    def decorate(cls):
        PROVIDERS[name] = cls
        return cls

    return decorate


def add_action(key, function):
    ACTIONS[key] = function


def get_action(key):
    return ACTIONS[key]


class Registry:
    def __init__(self):
        self._items = {}

    def register(self, name):
        def decorate(function):
            self._items[name] = function
            return function

        return decorate

    def get(self, name):
        return self._items[name]


jobs = Registry()
others = Registry()
