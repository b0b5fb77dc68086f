import os

from fastapi import FastAPI

from plugins import load


class Lost:
    async def __call__(self, scope, receive, send):
        return None


app = FastAPI()
app.add_middleware(load(os.environ["MIDDLEWARE"]))


@app.get("/")
def home():
    return {}
