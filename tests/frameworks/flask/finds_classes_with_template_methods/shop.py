from flask import Blueprint, Flask

from handlers import Handler

bp = Blueprint("ships", __name__, url_prefix="/ships")


class ShowShip(Handler):
    def _process_args(self):
        self.id = 1

    def _process(self):
        return self.id


class EditShip(ShowShip):
    def _check_access(self):
        return None

    def _process(self):
        return None


bp.add_url_rule("/<id>", "show", ShowShip)
bp.add_url_rule("/<id>/edit", "edit", EditShip, methods=["GET", "POST"])


def make_app():
    app = Flask(__name__)
    app.register_blueprint(bp)
    return app
