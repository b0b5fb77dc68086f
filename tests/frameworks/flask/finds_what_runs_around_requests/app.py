from flask import Blueprint, Flask, abort, g, redirect
from flask_login import current_user, login_required
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()
crew = Blueprint("crew", __name__, url_prefix="/crew")
mates = Blueprint("mates", __name__, url_prefix="/mates")
open_bp = Blueprint("open", __name__)


class Visit(db.Model):
    id = db.Column(db.Integer, primary_key=True)


@crew.before_request
def only_captains():
    if not current_user.is_captain:
        abort(403)


@mates.before_request
@login_required
def before_mates():
    pass


@crew.route("/")
def list_crew():
    return ""


@mates.route("/")
def list_mates():
    return ""


@open_bp.route("/hello")
def hello():
    return ""


@open_bp.after_app_request
def note_visit(response):
    db.session.add(Visit())
    db.session.commit()
    return response


def load_ship():
    g.ship = Visit.query.first()


def create_app():
    app = Flask(__name__)
    app.register_blueprint(crew)
    app.register_blueprint(mates)
    app.register_blueprint(open_bp, url_prefix="/open")
    app.before_request(load_ship)

    @app.before_request
    def check_login():
        return None if current_user.is_authenticated else redirect("/login")

    return app
