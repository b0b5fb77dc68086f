import os

DEBUG = bool(os.environ.get("DEBUG"))
ROWS = [
    {"name": "bill", "env": "BILL_AT", "task": "tasks.bill"},
    {"name": "mail", "env": "MAIL_AT", "task": "tasks.mail"},
]


def from_rows():
    found = {}
    for row in ROWS:
        when = os.environ.get(row["env"], "5")
        if when == "off":
            continue
        found[row["name"]] = {"task": row["task"], "schedule": int(when)}
    return found


CELERY_BEAT_SCHEDULE = dict(display=dict(task="tasks.sweep", schedule=5))
CELERY_BEAT_SCHEDULE.update({"poured": {"task": "tasks.close", "schedule": 5}}, named={"task": "tasks.bill"})
CELERY_BEAT_SCHEDULE |= {"merged": {"task": "tasks.mail", "schedule": 5}}
if DEBUG:
    CELERY_BEAT_SCHEDULE["debug"] = {"task": "tasks.sweep", "schedule": 1}
CELERY_BEAT_SCHEDULE = {**CELERY_BEAT_SCHEDULE, **from_rows()}
