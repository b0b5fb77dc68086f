from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI


def get_db():
    return None


def current_user(db=Depends(get_db)):
    return None


def require_admin(user=Depends(current_user)):
    return user


def own_orders(user: Annotated[object, Depends(current_user)], db=Depends(get_db)):
    return []


class Stock:
    def __init__(self, admin=Depends(require_admin)):
        self.admin = admin


def checked_api(orders=Depends(own_orders)):
    return orders


app = FastAPI(dependencies=[Depends(checked_api)])
admin = APIRouter(prefix="/admin")
plain = APIRouter(prefix="/plain")


@admin.get("/orders")
def list_orders(orders=Depends(own_orders)):
    return orders


@admin.get("/stock")
def list_stock(stock: Stock = Depends()):
    return stock


@admin.get("/users")
def list_users(user=Depends(require_admin)):
    return user


@plain.get("/db")
def show_db(db=Depends(get_db)):
    return db


app.include_router(admin, dependencies=[Depends(Stock)])
app.include_router(plain)
