from starlette.applications import Starlette
from starlette.endpoints import HTTPEndpoint
from starlette.routing import Mount, Route, WebSocketRoute


async def home(request):
    return None


async def feed(socket):
    pass


class Ship(HTTPEndpoint):
    async def get(self, request):
        return None

    async def put(self, request):
        return None


app = Starlette(
    routes=[
        Route("/", home),
        Mount("/ships", routes=[Route("/{id}", Ship), WebSocketRoute("/feed", feed)]),
    ]
)
