from flask import Blueprint

orders = Blueprint("orders", __name__)


@orders.route("/<int:number>", methods=["GET", "DELETE"])
def order(number):
    return number


@orders.post("/")
def place():
    return check("")


@orders.get("/<path:rest>")
def anything(rest):
    return rest


def check(text):
    return text
