class Leg:
    pass
