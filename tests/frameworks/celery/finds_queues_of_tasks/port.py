import re

from celery import Celery, Task, shared_task

SLOW = "slow"
app = Celery("port")
app.conf.update(
    task_default_queue="quay",
    task_routes=(
        [
            ("port.mail_*", {"queue": "mail"}),
            (re.compile(r"port\.(tow|pull)"), "tugs"),
            ("port.mail_crew", {"queue": "never: the first route counts"}),
        ],
        {"port.weigh": {"queue": "scales", "priority": 3}},
    ),
)


@app.task
def berth(ship):
    mail_crew.apply_async((ship,), queue="urgent")


@app.task
def mail_crew(ship): ...


@app.task
def tow(ship): ...


@shared_task(queue=SLOW)
def dredge(): ...


@shared_task(name="port.weigh")
def weigh_ship(ship): ...


class Paint(Task):
    name = "port.paint"
    queue = "dock"

    def run(self, ship): ...


@app.task
def inspect(ship, queue):
    inspect.apply_async((ship,), queue=queue)
