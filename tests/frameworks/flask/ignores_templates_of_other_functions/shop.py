from flask import Flask
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class Owner(db.Model):
    id = db.Column(db.Integer, primary_key=True)


class Ship(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    owner_id = db.Column(db.ForeignKey("owner.id"))
    owner = db.relationship(Owner)


def render_template(name, **context):
    return name


@app.route("/")
def show():
    return render_template("ship.html", ship=Ship.query.first())
