from celery import shared_task


@shared_task
def sweep():
    pass


@shared_task
def close():
    pass


@shared_task
def bill():
    pass


@shared_task
def mail():
    pass
