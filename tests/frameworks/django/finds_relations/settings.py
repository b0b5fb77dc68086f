INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "crew", "shop"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "crew.Sailor"
ORDER_MODEL = "shop.Order"
