from redis import Redis
from rq import Queue
from rq.decorators import job

queue = Queue(connection=Redis())


@job("low", connection=Redis())
def shrink(path):
    pass


def mail(address):
    pass


def sign_up(address):
    queue.enqueue(mail, address)
    shrink.delay("photo")
