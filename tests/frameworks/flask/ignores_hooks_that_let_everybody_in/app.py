from flask import Blueprint, Flask, abort, g, request

from shop import queue

app = Flask(__name__)
bp = Blueprint("orders", __name__)


@app.before_request
def note_language():
    g.language = request.accept_languages.best


@app.before_request
def keep_some_out():
    if request.remote_addr == "10.0.0.1":
        abort(403)


@app.after_request
def check_permission_header(response):
    return response


@bp.before_request
def load_order():
    if not request.args:
        abort(404)


@queue.Consumer().before_request
def require_login():
    return None


@bp.route("/orders")
def orders():
    return ""


app.register_blueprint(bp)
