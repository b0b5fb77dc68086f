from marshmallow import Schema, fields
from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Page(Base):
    __tablename__ = "pages"
    id = Column(Integer, primary_key=True)


class PageSchema(Schema):
    id = fields.Int()

    class Meta:
        model = Page


def change(page, data):
    return PageSchema().load(data, instance=page)
