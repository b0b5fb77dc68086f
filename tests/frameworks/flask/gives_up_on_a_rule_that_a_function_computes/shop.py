from flask import Flask

from elsewhere import prefix_of

app = Flask(__name__)


def versioned(rule):
    if rule:
        return prefix_of(rule)
    return "/"


@app.route(versioned("/ping"))
def ping():
    return ""
