class Leg:
    def plan(self):
        return None
