import beanie
import odmantic
from mongoengine import *


class Page(Document):
    title = StringField()


class Post(beanie.Document):
    title: str


class Note(odmantic.Model):
    title: str
