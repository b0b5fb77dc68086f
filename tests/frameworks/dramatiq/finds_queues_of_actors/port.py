import os

import dramatiq


@dramatiq.actor
def berth(ship): ...


@dramatiq.actor(queue_name="tugs")
def tow(ship): ...


@dramatiq.actor(queue_name=os.environ["QUEUE"])
def weigh(ship): ...
