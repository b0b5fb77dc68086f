INSTALLED_APPS = ["shop.apps.Shop"]
ROOT_URLCONF = "urls"
