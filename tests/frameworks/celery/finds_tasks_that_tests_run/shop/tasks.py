from celery import shared_task


@shared_task
def close(number):
    return number


@shared_task(name="orders.ship")
def ship(number):
    return number
