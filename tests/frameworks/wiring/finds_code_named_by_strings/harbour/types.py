class ShipType:
    pass


class CrewType:
    pass
