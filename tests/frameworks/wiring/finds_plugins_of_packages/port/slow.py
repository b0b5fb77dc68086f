class Slow:
    def run(self):
        return None
