from shop.models import Leg, Ship, db


def one(key):
    return Ship.query.get_or_404(key)


def many():
    return Leg.query.join(Ship).filter(Ship.name == "x").paginate()


def rename(key, name):
    ship = one(key)
    ship.name = name
    db.session.commit()


def selected():
    return db.session.scalars(db.select(Ship)).all()


def remove(key):
    Leg.query.filter_by(ship_id=key).delete()


def start(ship):
    Leg(ship=ship).save()


def legs(key):
    return len(one(key).legs)
