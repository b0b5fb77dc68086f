import os


def pick():
    return os.environ["TARGET"]
