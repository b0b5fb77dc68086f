from flask import Blueprint, Flask
from flask.views import MethodView
from flask_login import login_required

app = Flask(__name__)
bp = Blueprint("orders", __name__)


def require_role(name):
    return lambda function: function


@bp.before_request
def check_token_auth():
    return None


@bp.route("/a")
@login_required
def decorated():
    return ""


class Listed(MethodView):
    decorators = [require_role("crew")]

    def get(self):
        return ""


class Checked:
    def _check_access(self):
        return None

    def _process(self):
        return ""


app.add_url_rule("/b", view_func=Listed.as_view("b"))
app.add_url_rule("/c", "c", Checked)
app.register_blueprint(bp)
