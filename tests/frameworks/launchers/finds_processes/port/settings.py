ROOT_URLCONF = "port.urls"
INSTALLED_APPS = ["port"]
CELERY_TASK_ROUTES = {"port.jobs.tow.*": {"queue": "tugs"}}
CELERY_BEAT_SCHEDULE = {"nightly": {"task": "port.jobs.tow.clean", "schedule": 86400}}
