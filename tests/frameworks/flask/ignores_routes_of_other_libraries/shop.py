import bottle

from flask import Flask

app = Flask(__name__)
other = bottle.Bottle()


class Cache:
    def get(self, key):
        return lambda function: function

    def route(self, key):
        return lambda function: function


cache = Cache()


@other.route("/bottle")
def served_by_bottle():
    return ""


@cache.get("/cached")
def cached():
    return ""


@cache.route("/cached")
def routed():
    return ""
