import bottle
import falcon
import strawberry
import tornado.web
from aiohttp import web
from graphene import ObjectType, Schema
from litestar import Litestar, get
from ninja import NinjaAPI
from pyramid.view import view_config
from sanic import Sanic

api = NinjaAPI()
app = Sanic("shop")
served = falcon.App()
site = web.Application()


class Orders(tornado.web.RequestHandler):
    def get(self):
        self.write("")


@bottle.route("/hello")
def hello():
    return ""


@view_config(route_name="home")
def home(request):
    return {}


@get("/")
async def index() -> str:
    return ""


star = Litestar([index])


class Query(ObjectType):
    pass


schema = Schema(query=Query)


@strawberry.type
class Port:
    name: str
