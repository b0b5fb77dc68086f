from apscheduler.schedulers.background import BackgroundScheduler

scheduler = BackgroundScheduler()


@scheduler.scheduled_job("interval", minutes=5, id="berths")
def check_berths():
    return None


def close_legs():
    return None


def clean():
    return None


class Port:
    def __init__(self):
        self.scheduler = BackgroundScheduler()
        self.scheduler.add_job(self.unload, "cron", hour=3)

    def unload(self):
        return None


def start():
    scheduler.add_job(close_legs, "cron", hour=1)
    scheduler.add_job("port.jobs:clean", trigger="interval", seconds=9, id="clean")
    scheduler.start()
