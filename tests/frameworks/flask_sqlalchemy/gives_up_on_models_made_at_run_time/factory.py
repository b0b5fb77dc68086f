from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


def make_model(name):
    return type(name, (db.Model,), {"id": db.Column(db.Integer, primary_key=True)})


Dynamic = make_model("Dynamic")


class Static(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    other = db.relationship("Dynamic")
