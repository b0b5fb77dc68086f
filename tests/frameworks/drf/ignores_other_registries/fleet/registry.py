class Registry:
    def register(self, name, plugin):
        return None
