from celery import Task, shared_task

from port.queue import app


@app.task(name="ships.close", bind=True)
def close_ship(self, ship_id):
    sweep.delay()


@shared_task
def sweep():
    pass


class Report(Task):
    name = "ships.report"

    def run(self):
        pass


app.register_task(Report())
