from shop import tasks
from shop.tasks import close


def test_by_the_queue():
    close.delay(1).get()
    tasks.ship.apply(args=[1])


def test_alone():
    close(1)
