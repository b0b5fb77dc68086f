from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Owner(db.Model):
    id = db.Column(db.Integer, primary_key=True)


class Ship(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    owner_id = db.Column(db.ForeignKey("owner.id"))
    owner = db.relationship("Owner", backref="ships")
    legs = db.relationship("Leg", back_populates="ship")


class Leg(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    ship_id = db.Column(db.ForeignKey("ship.id"))
    berth_id = db.Column(db.ForeignKey("berth.id"))
    ship = db.relationship("Ship", back_populates="legs")
    berth = db.relationship("Berth")


class Berth(db.Model):
    id = db.Column(db.Integer, primary_key=True)


class Notice(db.Model):
    id = db.Column(db.Integer, primary_key=True)
