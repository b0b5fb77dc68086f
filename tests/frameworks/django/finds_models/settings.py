INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "harbour.apps.HarbourConfig"] + ["crew"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
