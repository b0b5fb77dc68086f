CELERY_BEAT_SCHEDULE = {"nightly": {"task": "elsewhere.tasks.nightly", "schedule": 60}}
