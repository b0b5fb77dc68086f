from shop.config import SelfMounting


class DepotConfig(SelfMounting):
    name = "depot"
    prefix = "stores"
