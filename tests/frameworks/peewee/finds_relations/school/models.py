from peewee import CharField, DeferredForeignKey, DeferredThroughModel, ForeignKeyField, ManyToManyField, Model
from peewee import SqliteDatabase

db = SqliteDatabase(None)
Later = DeferredThroughModel()


class Base(Model):
    class Meta:
        database = db


class Person(Base):
    """A base that rows of another table point to has a table of its own."""

    name = CharField()
    school = DeferredForeignKey("School", null=True, backref="people")


class Student(Person):
    mentor = ForeignKeyField(Person, null=True, backref="mentees")


class School(Base):
    head = ForeignKeyField(Person, backref="heads", null=True)


class Course(Base):
    students = ManyToManyField(Student, backref="courses")
    tutors = ManyToManyField(Person, backref="tutored", through_model=Later)


class Tutoring(Base):
    course = ForeignKeyField(Course, backref="+")
    person = ForeignKeyField(Person, on_delete="CASCADE")


class Room(Base):
    schools = ManyToManyField(School)


Later.set_model(Tutoring)


class Owned(Base):
    owner = ForeignKeyField(Person)


class Desk(Owned):
    room = ForeignKeyField(Room)


Seating = Course.students.get_through_model()


def seats():
    return Seating.select().count()
