from sqlmodel import Field, Session, SQLModel, select


class Ship(SQLModel, table=True):
    id: int = Field(primary_key=True)
    name: str


class Berth(SQLModel, table=True):
    id: int = Field(primary_key=True)
    name: str


def first(session: Session):
    ship = session.exec(select(Ship)).first()
    ship.name = "a"


def several(session: Session):
    for ship in session.exec(select(Ship)).all():
        ship.name = "b"


def pairs(session: Session):
    for _ship, berth in session.exec(select(Ship, Berth)):
        berth.name = "c"


def all_pairs(session: Session):
    for _ship, berth in session.exec(select(Ship, Berth)).all():
        berth.name = "d"


def pair(session: Session):
    _ship, berth = session.exec(select(Ship, Berth)).one()
    berth.name = "e"
