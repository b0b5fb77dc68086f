import importlib

import tornado

handlers = importlib.import_module("tornado.web")


class Orders(handlers.RequestHandler):
    pass


class Lines(getattr(tornado, "web").RequestHandler):
    pass
