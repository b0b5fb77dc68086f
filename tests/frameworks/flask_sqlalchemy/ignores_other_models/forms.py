from flask_sqlalchemy import SQLAlchemy
from flask_restx import Api

db = SQLAlchemy()
api = Api()


class Unmapped:
    id = db.Column(db.Integer, primary_key=True)


class Schema(api.Model):
    name = "schema"


class Base(db.Model):
    __abstract__ = True
