from flask import Flask
from flask_restful import Api, Resource

from elsewhere import path_of

api = Api(Flask(__name__))


class Orders(Resource):
    def get(self):
        return []


api.add_resource(Orders, path_of("orders"))
