import os

from celery import Celery

app = Celery("port")


@app.task
def close():
    return None


def send(task):
    task.delay(1)
    app.send_task(os.environ["TASK"])


def named(name):
    {"close": close}[name].delay()
