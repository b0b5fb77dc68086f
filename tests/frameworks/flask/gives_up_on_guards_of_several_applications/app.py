from flask import Blueprint, Flask, abort

public = Flask("public")
office = Flask("office")
bp = Blueprint("orders", __name__)


@office.before_request
def require_login():
    abort(401)


@bp.route("/orders")
def orders():
    return ""


public.register_blueprint(bp)
