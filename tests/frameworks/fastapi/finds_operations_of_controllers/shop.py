from fastapi import APIRouter, Depends, FastAPI


class Orders:
    def __init__(self):
        self.router = APIRouter(prefix="/orders")
        self.router.add_api_route("/", self.index, methods=["GET"])
        self.add("/new", self.create)

    def add(self, path, endpoint):
        self.router.add_api_route(path, endpoint, methods=["POST"])

    def index(self):
        return []

    def create(self):
        return {}


orders = Orders()
app = FastAPI()
app.include_router(orders.router)

parts = APIRouter(prefix="/parts")


def get_current_user():
    return None


class Base:
    user: str = Depends(get_current_user)


class Parts(Base):
    @parts.get("/mine")
    def mine(self):
        return self.user


app.include_router(parts)
