from models import Berth, Crane, Tag


def tagged(berth: Berth, tag: Tag):
    berth.tags.append(tag)


def retagged(berth: Berth, tags):
    berth.tags = tags


def untagged(session, tag):
    session.get(Berth, 1).tags.remove(tag)


def moved(berth: Berth, crane: Crane):
    berth.cranes.append(crane)


def placed(berth: Berth, crane: Crane):
    crane.berth = berth


def listed(session):
    found = session.query(Tag).all()
    found.append(None)


def made(tag: Tag):
    berth = Berth()
    berth.tags.append(tag)
    return berth
