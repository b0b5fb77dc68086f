import luigi

from elsewhere import board


@board.task
def card():
    pass


class Runner:
    def task(self, function):
        return function


runner = Runner()


@runner.task
def job():
    pass


def delay():
    board.delay(1)
