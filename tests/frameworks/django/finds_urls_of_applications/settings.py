INSTALLED_APPS = ["shop.apps.Shop", "basket.apps.BasketConfig", "depot.apps.DepotConfig"]
ROOT_URLCONF = "urls"
