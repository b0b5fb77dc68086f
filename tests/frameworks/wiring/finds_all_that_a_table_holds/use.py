from registry import HANDLERS, register


@register("berth")
def assign_berth():
    return 1


def call_tug():
    return 2


def never():
    return 3


HANDLERS["tug"] = call_tug


def run(name):
    return HANDLERS[name]()


def run_if_known(name):
    handler = HANDLERS.get(name)
    return handler() if handler else None


def run_all():
    return [handler() for handler in HANDLERS.values()]


def run_one():
    return HANDLERS["tug"]()
