from school.models import Base, Course, Later, Owned, Room, db


def create():
    db.init(":memory:")
    through = [Course.students.get_through_model(), Room.schools.get_through_model()]
    db.create_tables([one for one in everything(Base) if one is not Owned] + through)


def everything(base):
    return [found for one in base.__subclasses__() for found in [one, *everything(one)]]
