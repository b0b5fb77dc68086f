from flask import Blueprint, Flask
from flask.views import MethodView

app = Flask(__name__)
api = Blueprint("api", __name__)


class Ships(MethodView):
    def get(self):
        return []


class ShowShip:
    def process(self, id):
        return id


def show(id):
    return id


def legs():
    return []


ROUTES = [
    {"rule": "/ships", "view_func": Ships.as_view("ships")},
    {"rule": "/legs", "view_func": legs, "methods": ["GET", "POST"]},
]
TABLE = (("/show/<id>", "show", show, ["GET"]), ("/all", "all", legs, ["POST"]))
BY_PATH = {"/one/<id>": {"GET": show, "DELETE": show}}

for row in ROUTES:
    api.add_url_rule(**row)
for rule, endpoint, view, methods in TABLE:
    app.add_url_rule(rule, endpoint, view, methods=methods)
for rule, verbs in BY_PATH.items():
    for verb, view in verbs.items():
        app.add_url_rule(rule, view_func=view, methods=[verb])
app.register_blueprint(api, url_prefix="/api")
