AUTH_USER_MODEL = "crew.Sailor"
INSTALLED_APPS = ["django.contrib.auth", "crew"]
