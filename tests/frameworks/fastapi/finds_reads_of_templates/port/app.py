from fastapi import Depends, FastAPI, Request
from fastapi.templating import Jinja2Templates
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

templates = Jinja2Templates(directory="port/templates")
app = FastAPI()


class Base(DeclarativeBase):
    pass


class Owner(Base):
    __tablename__ = "owner"
    id: Mapped[int] = mapped_column(primary_key=True)


class Ship(Base):
    __tablename__ = "ship"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id"))
    owner: Mapped[Owner] = relationship()


@app.get("/new/{pk}")
def new(request: Request, pk: int, session: Session = Depends()):
    return templates.TemplateResponse(request, "ship.html", {"ship": session.get(Ship, pk)})


@app.get("/old/{pk}")
def old(request: Request, pk: int, session: Session = Depends()):
    return templates.TemplateResponse("ship.html", {"request": request, "ship": session.get(Ship, pk)})


@app.get("/named/{pk}")
def named(request: Request, pk: int, session: Session = Depends()):
    return templates.TemplateResponse(request=request, name="ship.html", context={"ship": session.get(Ship, pk)})
