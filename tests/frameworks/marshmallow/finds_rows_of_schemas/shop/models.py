from flask_marshmallow import Marshmallow
from marshmallow_sqlalchemy import SQLAlchemyAutoSchema
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import Session, declarative_base

ma = Marshmallow()
Base = declarative_base()


class Page(Base):
    __tablename__ = "pages"
    id = Column(Integer, primary_key=True)
    title = Column(String)


class Note(Base):
    __tablename__ = "notes"
    id = Column(Integer, primary_key=True)


class PageSchema(ma.ModelSchema):
    class Meta:
        model = Page


class NoteSchema(SQLAlchemyAutoSchema):
    class Meta:
        model = Note
        load_instance = True


def change(session: Session, key, data):
    page = session.get(Page, key)
    response = PageSchema(partial=True).load(data, session=session, instance=page)
    session.commit()
    return response.data.title


def make(session: Session, data):
    response = PageSchema().load(data)
    session.add(response.data)
    session.add(NoteSchema().load(data))


def change_note(session: Session, note: Note, data):
    return NoteSchema().load(data, instance=note)


def check_only(data):
    return PageSchema().load(data).errors
