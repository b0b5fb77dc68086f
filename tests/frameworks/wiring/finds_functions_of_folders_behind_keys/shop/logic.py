import importlib

_actions = {}


def get_action(name):
    if _actions:
        return _actions[name]
    for folder in ("get", "update"):
        module = importlib.import_module("shop.action." + folder)
        for key, value in module.__dict__.items():
            if not key.startswith("_"):
                _actions[key] = value
    return _actions[name]
