from importlib import import_module


def get_class(module_label, name):
    return getattr(import_module("shop." + module_label), name)


def get_classes(module_label, names):
    return [get_class(module_label, name) for name in names]


def try_import(name):
    try:
        return import_module(name)
    except ImportError:
        return None
