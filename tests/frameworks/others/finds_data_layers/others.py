import gino
import ormar
from motor.motor_asyncio import AsyncIOMotorClient
from pony.orm import Database, Required, db_session

db = Database()
gino_db = gino.Gino()
client = AsyncIOMotorClient("mongodb://localhost")


class Crew(db.Entity):
    name = Required(str)


class User(gino_db.Model):
    __tablename__ = "users"


class Album(ormar.Model):
    id: int


@db_session
def crew():
    return Crew.select()
