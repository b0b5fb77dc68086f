INSTALLED_APPS = ["django.contrib.contenttypes", "harbour"]
ROOT_URLCONF = "config.urls"
