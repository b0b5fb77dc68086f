from port.hooks import hookimpl


@hookimpl
def ship_closed(ship):
    return None


class Prices:
    @hookimpl(tryfirst=True)
    def price(self, ship):
        return 1

    @hookimpl(specname="ship_closed")
    def on_close(self, ship):
        return None
