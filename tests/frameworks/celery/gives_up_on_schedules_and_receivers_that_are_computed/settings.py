import yaml
from celery.signals import task_prerun
from library import listener

CELERY_BEAT_SCHEDULE = yaml.load(open("beat.yaml"))
task_prerun.connect(listener())
