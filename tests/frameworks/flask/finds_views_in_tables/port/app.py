import importlib

from flask import Blueprint, Flask

from port.security import login_required
from port.urls import MORE, ROUTES, add_all
from port.views import Legs

app = Flask(__name__)
api = add_all(Blueprint("api", __name__, url_prefix="/api"), ROUTES)
app.register_blueprint(api)
for rule, view in MORE.items():
    app.add_url_rule(rule, view_func=view)
app.add_url_rule("/closed", "closed", login_required(Legs.as_view("closed")))
for name in ["extra"]:
    module = importlib.import_module(f"port.{name}")
    app.register_blueprint(module.blueprint, url_prefix="/x")
