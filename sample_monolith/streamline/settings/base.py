"""Settings for every environment. Secrets come from the environment only."""

import os
from pathlib import Path

from celery.schedules import crontab

BASE_DIR = Path(__file__).resolve().parent.parent.parent

SECRET_KEY = os.environ.get("STREAMLINE_SECRET_KEY", "not-a-secret-set-me-in-the-environment")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("STREAMLINE_HOSTS", "localhost").split(",")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "streamline.apps.StreamlineConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "streamline.middleware.CorrelationIdMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "streamline.middleware.BearerTokenMiddleware",
    "streamline.middleware.CurrentProfileMiddleware",
]

ROOT_URLCONF = "streamline.urls"
WSGI_APPLICATION = "streamline.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "streamline.context_processors.site",
            ],
        },
    },
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("STREAMLINE_DB", str(BASE_DIR / "db.sqlite3")),
    }
}

AUTH_USER_MODEL = "streamline.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "home"

LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True
STATIC_URL = "static/"
MEDIA_ROOT = os.environ.get("STREAMLINE_MEDIA", str(BASE_DIR / "media"))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DEFAULT_FROM_EMAIL = "hello@streamline.example"

# --- celery -----------------------------------------------------------------------------------

CELERY_BROKER_URL = os.environ.get("STREAMLINE_BROKER", "redis://broker:6379/0")
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_ROUTES = {
    "streamline.tasks.media.*": {"queue": "encoding"},
    "search.*": {"queue": "search"},
}
CELERY_BEAT_SCHEDULE = {
    "due-invoices": {"task": "billing.run_due_invoices", "schedule": crontab(hour=2, minute=0)},
    "retry-payments": {"task": "billing.retry_failed_payments", "schedule": crontab(hour="*/6", minute=15)},
    "recommendation-rows": {
        "task": "streamline.tasks.nightly.refresh_recommendation_rows",
        "schedule": crontab(hour=3, minute=0),
    },
    "expired-licences": {
        "task": "streamline.tasks.nightly.retire_unlicensed_titles",
        "schedule": crontab(hour=0, minute=5),
    },
    "stale-sessions": {"task": "streamline.tasks.nightly.close_stale_sessions", "schedule": 300.0},
    "old-tokens": {"task": "streamline.tasks.nightly.purge_access_tokens", "schedule": crontab(hour=4, minute=30)},
    "search-index": {"task": "search.rebuild_index", "schedule": crontab(hour=5, minute=0, day_of_week="sun")},
    "stuck-encodes": {"task": "streamline.tasks.media.requeue_stuck_jobs", "schedule": 900.0},
}

# --- product ----------------------------------------------------------------------------------

RECOMMENDERS = [
    "streamline.recommenders.resume.ContinueWatchingRecommender",
    "streamline.recommenders.popular.PopularRecommender",
    "streamline.recommenders.similar.BecauseYouWatchedRecommender",
    "streamline.recommenders.taste.TasteRecommender",
]
RECOMMENDATION_ROW_SIZE = 20

PLANS = [
    {"code": "basic", "name": "Basic", "cents": 799, "streams": 1, "max_height": 720, "profiles": 2},
    {"code": "standard", "name": "Standard", "cents": 1299, "streams": 2, "max_height": 1080, "profiles": 4},
    {"code": "premium", "name": "Premium", "cents": 1799, "streams": 4, "max_height": 2160, "profiles": 6},
]
TRIAL_DAYS = 14
PAYMENT_GATEWAY_URL = os.environ.get("STREAMLINE_GATEWAY_URL", "")
PAYMENT_GATEWAY_KEY = os.environ.get("STREAMLINE_GATEWAY_KEY", "placeholder-gateway-key")
PAYMENT_MAX_ATTEMPTS = 4

ENCODER_COMMAND = os.environ.get("STREAMLINE_ENCODER", "")
CDN_BASE_URL = os.environ.get("STREAMLINE_CDN", "https://cdn.streamline.example")
MANIFEST_TTL_SECONDS = 6 * 3600
HEARTBEAT_TIMEOUT_SECONDS = 120

FEATURES = {"kids": True, "live_events": True, "search_synonyms": False}
