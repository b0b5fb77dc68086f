from celery import shared_task, signals
from celery.signals import task_failure, worker_process_init


@shared_task
def sweep():
    pass


@task_failure.connect
def failed(**given):
    pass


@signals.task_prerun.connect(sender=sweep)
def before(**given):
    pass


def start(**given):
    pass


worker_process_init.connect(start)
