from fastapi import FastAPI
from sqlalchemy.orm import Session
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.gzip import GZipMiddleware

from models import Visit, engine


class Counting(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        self.note(request)
        return await call_next(request)

    def note(self, request):
        with Session(engine) as session:
            session.add(Visit(path=request.url.path))
            session.commit()


class Tracing:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        await self.app(scope, receive, send)


app = FastAPI(middleware=[Middleware(Tracing), Middleware(GZipMiddleware)])
app.add_middleware(Counting)
app.add_middleware(GZipMiddleware)


@app.middleware("http")
async def last_visit(request, call_next):
    with Session(engine) as session:
        session.query(Visit).first()
    return await call_next(request)


@app.get("/")
def home():
    return {}
