from functools import partial

from rq.decorators import job as rq_job
from rq_scheduler import Scheduler

from connection import redis


class CountingJob(rq_job):
    queue_class = None


class Queued:
    def __call__(self, function):
        return rq_job("low", connection=redis)(function)


job = partial(CountingJob, connection=redis)
queued = Queued()


@job("emails")
def mail():
    pass


@queued
def shrink():
    pass


@CountingJob("default")
def sweep():
    pass


def clean():
    pass


Scheduler("periodic", connection=redis).cron("0 * * * *", func=clean)
