from lines import build

CELERY_BEAT_SCHEDULE = build()
