from apscheduler.schedulers.blocking import BlockingScheduler


def start(registry):
    scheduler = BlockingScheduler()
    scheduler.add_job(registry.lookup("clean"), "interval", seconds=9)
