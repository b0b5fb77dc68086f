from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Ship(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String)


class Leg(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    ship_id = db.Column(db.ForeignKey("ship.id"))
    ship = db.relationship(Ship, backref="legs")

    def save(self):
        db.session.add(self)
        db.session.commit()
