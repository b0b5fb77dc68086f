import flask_admin


class Board:
    def add_view(self, view):
        return view


class Show:
    pass


Board().add_view(Show())


def add(board):
    board.add_view(Show())
    return flask_admin
