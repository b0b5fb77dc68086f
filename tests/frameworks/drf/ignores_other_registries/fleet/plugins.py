from fleet.registry import Registry


class Plugin:
    def list(self):
        return []


plugins = Registry()
plugins.register("ships", Plugin)
