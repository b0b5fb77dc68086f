import celery


class Timer:
    def delay(self, seconds):
        return seconds

    def apply_async(self):
        return None


def wait(timer, order):
    Timer().delay(3)
    timer.delay(4)
    Timer().apply_async()
    order.s(1)
    return celery
