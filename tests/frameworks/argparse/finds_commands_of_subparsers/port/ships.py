def dock(given):
    return given.ship


def hire(given):
    return None


def fire(given):
    return None
