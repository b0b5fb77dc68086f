from flask import Blueprint
from flask_login import login_required

bp = Blueprint("ships", __name__, url_prefix="/ships")


@bp.before_request
def require_crew():
    pass


@bp.route("/")
def index():
    return "ships"


@bp.route("/<int:id>", methods=["GET", "POST"])
@login_required
def show(id):
    return "ship"
