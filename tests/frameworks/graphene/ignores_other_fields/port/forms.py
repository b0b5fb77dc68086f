class Entry:
    @classmethod
    def Field(cls):
        return cls()

    def mutate(self):
        return None
