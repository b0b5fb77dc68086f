from celery import Celery

app = Celery("port")


def enqueue_job(name, *args):
    app.send_task(name, args=args)


class Request:
    def task(self, task):
        return task
