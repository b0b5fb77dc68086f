from flask import Flask
from flask_restful import Api, Resource

app = Flask(__name__)
api = Api(app, prefix="/api")


class ApiResource(Resource):
    pass


def resource(*urls, **kwargs):
    def wrapper(cls):
        api.add_resource(cls, *urls, **kwargs)
        return cls

    return wrapper


@resource("/v1/ship/<id>")
class Ship(ApiResource):
    def get(self, id):
        return id

    def delete(self, id):
        return None


@resource("/v1/ships", "/v1/fleet")
class Ships(ApiResource):
    def post(self):
        return None
