INSTALLED_APPS = ["harbour"]
ROOT_URLCONF = "config.urls"
