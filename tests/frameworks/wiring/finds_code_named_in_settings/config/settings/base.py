import os

LOCAL_APPS = ["harbour", "legs.apps.LegsConfig"]
INSTALLED_APPS = ["django.contrib.auth", *LOCAL_APPS]
INSTALLED_APPS += ["fleet"]
MIDDLEWARE = [
    "django.middleware.common.CommonMiddleware",
    "harbour.middleware.Clock",
]
if os.environ.get("TRACE"):
    MIDDLEWARE.insert(0, "harbour.middleware.trace")
AUTHENTICATION_BACKENDS = ("legs.backends.CrewBackend",)
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"context_processors": ["harbour.context.tides"]},
    }
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
REST_FRAMEWORK = {"EXCEPTION_HANDLER": "harbour.errors.handle"}
QUERY_RUNNERS = [
    "fleet.runners.fast",
    "fleet.runners.slow",
]
FORM = os.environ.get("FORM", "legs.backends.CrewBackend")
