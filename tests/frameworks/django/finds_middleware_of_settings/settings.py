INSTALLED_APPS = ["shop"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "shop.middleware.Counting",
    "shop.middleware.last_visit",
]
MIDDLEWARE += ["shop.Banning"]
ROOT_URLCONF = "urls"
