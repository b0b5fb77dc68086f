import apscheduler

from port.pool import Pool


def clean():
    return apscheduler.__version__


Pool().add_job(clean)
