class Thread:
    def __init__(self, target=None):
        self.target = target


class Board:
    def submit(self, plan):
        return [plan]

    def map(self, plan, rows):
        return {id(plan): rows}


def weigh():
    return 1


def keep(board: Board, form):
    Thread(target=weigh)
    board.submit(weigh)
    board.map(weigh, [])
    form.submit(weigh)
    form.add_task(weigh)
