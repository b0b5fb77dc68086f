from flask import Flask

app = Flask(__name__)


def show(id):
    return id


ROUTES = [("/ships/<id>", show)]
FILES = {"/etc/hosts": {"GET": show}}
for path, view in ROUTES:
    print(path, view)
