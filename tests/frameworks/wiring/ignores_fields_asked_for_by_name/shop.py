class Ship:
    name = ""

    def sail(self):
        return None


def show(ship: Ship, field):
    value = getattr(ship, field)
    return value, getattr(ship, "name"), hasattr(ship, "sail")
