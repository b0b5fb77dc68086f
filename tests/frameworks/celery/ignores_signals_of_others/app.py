import celery
from blinker import signal

ready = signal("ready")
CELERY_BEAT_SCHEDULE = {}


@ready.connect
def heard(sender):
    pass
