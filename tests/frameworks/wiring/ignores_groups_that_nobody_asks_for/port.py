import pluggy


class Line:
    hook = None


def main(line: Line):
    line.hook.catch()
    return pluggy


def catch():
    return None
