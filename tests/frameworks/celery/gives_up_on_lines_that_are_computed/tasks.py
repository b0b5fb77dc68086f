import json
import os

from celery import shared_task
from plugins import lines


@shared_task
def sweep():
    pass


CELERY_BEAT_SCHEDULE = {"known": {"task": "tasks.sweep"}, "other": {"task": os.environ["TASK"]}}
CELERY_BEAT_SCHEDULE.update(json.loads(os.environ["MORE"]))
for name in lines():
    CELERY_BEAT_SCHEDULE[name] = {"task": name}
