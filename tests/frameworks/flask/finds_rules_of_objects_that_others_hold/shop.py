from flask import Blueprint, Flask

VERSION = "v1"


def versioned(rule, version=VERSION):
    return f"/{version}" + rule


class Registry:
    admin = Blueprint("admin", __name__, url_prefix="/admin")

    def __init__(self):
        self.api = Blueprint("api", __name__)


class Orders:
    def __init__(self):
        self.bp = Blueprint("orders", __name__, url_prefix="/orders")
        self.bp.add_url_rule("/", view_func=self.index)
        self.add("/new", self.create, ["POST"])

    def add(self, rule, view, methods):
        self.bp.add_url_rule(rule, view_func=view, methods=methods)

    def index(self):
        return ""

    def create(self):
        return ""


class Lines:
    def __init__(self, bp):
        bp.add_url_rule("/", view_func=self.index)

    def index(self):
        return ""


registry = Registry()
orders = Orders()
lines = Blueprint("lines", __name__, url_prefix="/lines")
Lines(lines)


@registry.admin.route("/users")
def users():
    return ""


@registry.api.route(versioned("/ping"))
def ping():
    return ""


app = Flask(__name__)
app.register_blueprint(registry.admin)
app.register_blueprint(registry.api)
app.register_blueprint(orders.bp)
app.register_blueprint(lines)
