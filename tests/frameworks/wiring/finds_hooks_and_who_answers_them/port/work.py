import pluggy

pm = pluggy.PluginManager("port")


def close(ship):
    pm.hook.ship_closed(ship=ship)
    return pm.hook.price(ship=ship)
