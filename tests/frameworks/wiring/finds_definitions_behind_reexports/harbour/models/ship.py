__all__ = ["Ship"]


class Ship:
    def sail(self):
        return None


class Hidden:
    pass
