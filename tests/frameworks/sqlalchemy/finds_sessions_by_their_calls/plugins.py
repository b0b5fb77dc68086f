class Plugins:
    def __init__(self, name):
        self.name = name

    def __iter__(self):
        return iter([])
