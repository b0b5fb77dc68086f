from fastapi import FastAPI

from port.routes import router
from port.settings import settings


def create_app():
    app = FastAPI()
    app.include_router(router, prefix=settings.API_PREFIX)
    add_pages(app)
    return app


def add_pages(app: FastAPI):
    @app.get("/health")
    def health():
        return "ok"


app = create_app()
outer = FastAPI()
outer.mount("/port", app)
