from flask import Flask
from flask_restx import Api, Namespace, Resource

api = Api(prefix="/api")
orders = api.namespace("orders")
lines = Namespace("lines", path="/l")
api.add_namespace(lines, path="/lines")


@orders.route("/", "/<int:id>")
class Orders(Resource):
    def get(self, id=None):
        return []


@lines.route("/")
class Lines(Resource):
    def post(self):
        return {}


app = Flask(__name__)
api.init_app(app)
