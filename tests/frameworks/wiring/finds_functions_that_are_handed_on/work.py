import asyncio
import contextvars
import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from django.db import transaction


def weigh(crate=None):
    return crate


def label(crate=None):
    return crate


class Crane:
    def __init__(self):
        self.pool = ThreadPoolExecutor()

    def lift(self, crate=None):
        return crate

    def lift_all(self, crates):
        self.pool.submit(self.lift, crates[0])
        return self.pool.map(label, crates)


def in_threads():
    threading.Thread(target=weigh).start()
    threading.Timer(5, label).start()


def in_processes():
    with multiprocessing.Pool(2) as pool:
        pool.map(weigh, [1, 2])
        pool.apply_async(label)


def in_pools(crates):
    with ThreadPoolExecutor() as pool:
        return [pool.submit(weigh, crate) for crate in crates]


async def beside_the_loop():
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, weigh)
    await asyncio.to_thread(label)


def in_a_context():
    contextvars.copy_context().run(weigh)


@transaction.atomic
def after_the_commit():
    transaction.on_commit(partial(weigh, 1))
    transaction.on_commit(lambda: label(2))


@transaction.atomic
def at_once_and_later():
    label()
    transaction.on_commit(label)
