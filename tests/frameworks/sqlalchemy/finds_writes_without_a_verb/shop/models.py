from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import Session, declarative_base, relationship
from sqlalchemy.orm.attributes import flag_modified

Base = declarative_base()


class Stamped:
    def touch(self, moment):
        self.changed_at = moment

    def fill(self, values):
        for name, value in values.items():
            setattr(self, name, value)


class Owner(Base):
    __tablename__ = "owner"
    id = Column(Integer, primary_key=True)
    options = Column(String)


class Ship(Stamped, Base):
    __tablename__ = "ship"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    changed_at = Column(Integer)
    owner_id = Column(ForeignKey("owner.id"))
    owner = relationship(Owner)

    def __init__(self, name):
        self.name = name.strip()
        self.greeting = self.owner

    def rename(self, name):
        self.name = name
        self.label = name  # no column


def dock(session: Session, key):
    ship = session.get(Ship, key)
    ship.name = "docked"


def mark(owner: Owner):
    owner.options["late"] = True
    flag_modified(owner, "options")


def build(owner):
    ship = Ship("x", owner=owner)
    ship.name = "y"
    setattr(ship, "name", "z")
    return ship.owner


def one_column(ship: Ship, name):
    setattr(ship, "name", 1)


def no_column(ship: Ship):
    setattr(ship, "label", 1)
    ship.label = 2


def gives_up(thing, name):
    setattr(thing, name, 1)
    thing.name = 2


def apply(row, values):
    for name, value in values.items():
        setattr(row, name, value)


def apply_to_ship(ship: Ship):
    apply(ship, {})


def apply_to_owner(owner: Owner):
    apply(owner, {})
