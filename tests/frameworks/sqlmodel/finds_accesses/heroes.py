from fastapi import Depends
from sqlmodel import Field, Relationship, Session, SQLModel, create_engine, select

engine = create_engine("sqlite://")


class HeroBase(SQLModel):
    name: str


class Team(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    heroes: list["Hero"] = Relationship(back_populates="team")


class Hero(HeroBase, table=True):
    id: int | None = Field(default=None, primary_key=True)
    team_id: int | None = Field(default=None, foreign_key="team.id")
    team: Team | None = Relationship(back_populates="heroes")


def get_session():
    with Session(engine) as session:
        yield session


def create(hero: HeroBase, session: Session = Depends(get_session)):
    made = Hero.model_validate(hero)
    session.add(made)
    session.commit()


def listed(session: Session = Depends(get_session)):
    return session.exec(select(Hero).join(Team)).all()


def update(key: int, name: str):
    with Session(engine) as session:
        hero = session.get(Hero, key)
        hero.name = name
        session.add(hero)
        session.commit()


def team_of(key: int, session: Session):
    return session.get(Hero, key).team.id


def first(session: Session):
    session.delete(session.exec(select(Hero)).first())


def patch(key: int, given: HeroBase, session: Session):
    hero = session.get(Hero, key)
    hero.sqlmodel_update(given.model_dump(exclude_unset=True))
    session.commit()
