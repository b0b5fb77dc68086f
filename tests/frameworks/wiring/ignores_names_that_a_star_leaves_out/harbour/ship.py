__all__ = ["Ship"]


class Ship:
    pass


class Hidden:
    pass


def _private():
    return None
