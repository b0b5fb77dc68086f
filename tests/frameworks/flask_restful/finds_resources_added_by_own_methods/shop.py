from flask import Flask
from flask_restful import Api, Resource

from settings import MANY


def scoped(rule):
    if MANY:
        return "/<org>{}".format(rule)
    return rule


class OwnApi(Api):
    def add_scoped(self, resource, *urls, **options):
        urls = [scoped(url) for url in urls]
        return self.add_resource(resource, *urls, **options)


class Orders(Resource):
    def get(self):
        return []


class Lines(Resource):
    def post(self):
        return {}


api = OwnApi()
api.add_scoped(Orders, "/orders", "/orders/all", endpoint="orders")
api.add_scoped(Lines, "/lines")
api.init_app(Flask(__name__))
