from celery import Celery
from celery.schedules import crontab


def make():
    return Celery("port")


app = make()
app.conf.beat_schedule = {
    "close-every-night": {"task": "ships.close", "schedule": crontab(hour=0)},
}


@app.on_after_configure.connect
def schedules(sender, **kwargs):
    from port.tasks import sweep

    sender.add_periodic_task(60.0, sweep.s(), name="sweep every minute")
