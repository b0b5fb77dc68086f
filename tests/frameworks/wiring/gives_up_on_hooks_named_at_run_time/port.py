import pluggy

hookimpl = pluggy.HookimplMarker("port")
pm = pluggy.PluginManager("port")


@hookimpl
def ship_closed(ship):
    return None


def call(name, ship):
    return getattr(pm.hook, name)(ship=ship)
