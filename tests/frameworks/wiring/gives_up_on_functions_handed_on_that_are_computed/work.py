import threading


class Crane:
    def lift(self):
        return 1


def start(crane, name, task):
    threading.Thread(target=getattr(crane, name)).start()
    threading.Thread(target=task).start()
    threading.Thread(group=None, **{"target": task}).start()
