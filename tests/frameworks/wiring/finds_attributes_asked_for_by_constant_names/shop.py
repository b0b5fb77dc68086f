import rates


class Ship:
    def sail(self):
        return None

    def work(self):
        getattr(self, "sail")()
        method = getattr(rates, "daily", None)
        return method()


def both(ship: Ship):
    for name in ("sail", "work"):
        getattr(ship, name)()
