from celery import Celery

NAMES = ("sweep", "close")

app = Celery("port")
app.conf.beat_schedule = {f"often-{name}": {"task": f"tasks.{name}", "schedule": 1} for name in NAMES}
for name in NAMES:
    app.conf.beat_schedule[f"rarely-{name}"] = {"task": f"tasks.{name}", "schedule": 9}
