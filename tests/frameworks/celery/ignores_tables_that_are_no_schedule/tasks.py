from celery import shared_task


@shared_task
def sweep():
    pass


JOBS = {"one": {"task": "tasks.sweep"}}
JOBS.update({"two": {"task": "tasks.sweep"}})
JOBS["three"] = {"task": "tasks.sweep"}
CELERY_BEAT_SCHEDULE = {}
beat_schedule = None


def show(rows):
    rows.update({"four": {"task": "tasks.sweep"}})
    rows["five"] = {"task": "tasks.sweep"}
    return rows
