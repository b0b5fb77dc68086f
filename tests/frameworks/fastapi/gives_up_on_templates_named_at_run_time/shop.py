import os

from fastapi import FastAPI, Request
from fastapi.templating import Jinja2Templates
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

app = FastAPI()
templates = Jinja2Templates(directory="templates")


class Base(DeclarativeBase):
    pass


class Ship(Base):
    __tablename__ = "ships"
    id: Mapped[int] = mapped_column(primary_key=True)


@app.get("/")
def show(request: Request, session: Session):
    return templates.TemplateResponse(request, os.environ["PAGE"], {"ships": session.query(Ship)})
