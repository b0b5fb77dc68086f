from flask import Blueprint, Flask

from elsewhere import load_prefix

app = Flask(__name__)
bp = Blueprint("shop", __name__, url_prefix=load_prefix())
app.register_blueprint(bp)


@bp.route("/orders")
def orders():
    return ""


@app.route(load_prefix())
def start():
    return ""
