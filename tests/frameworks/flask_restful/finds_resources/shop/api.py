from flask import Blueprint
from flask_restful import Api, Resource

bp = Blueprint("api", __name__, url_prefix="/api")
api = Api(bp, prefix="/v1")


class Orders(Resource):
    def get(self):
        return []

    def post(self):
        return {}


class Order(Resource):
    def get(self, id):
        return {}


@api.resource("/lines")
class Lines(Resource):
    def delete(self):
        return ""


api.add_resource(Orders, "/orders", "/purchases")
for resource, path in [(Order, "/orders/<id>")]:
    api.add_resource(resource, path)
