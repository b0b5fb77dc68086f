import pluggy

hookspec = pluggy.HookspecMarker("port")
hookimpl = pluggy.HookimplMarker("port")


@hookspec
def ship_closed(ship):
    """A ship was closed."""


class Specs:
    @hookspec(firstresult=True)
    def price(self, ship):
        """What it costs."""
