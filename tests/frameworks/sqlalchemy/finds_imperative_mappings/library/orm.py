from sqlalchemy import Column, ForeignKey, Integer, String, Table
from sqlalchemy.orm import registry, relationship

from library import domain
from library.domain import Book

mappers = registry()

authors = Table("authors", mappers.metadata, Column("id", Integer, primary_key=True), Column("name", String))
books = Table(
    "books",
    mappers.metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String),
    Column("author_id", ForeignKey("authors.id")),
)
atlases = Table("atlases", mappers.metadata, Column("id", ForeignKey("books.id"), primary_key=True))


def start_mappers():
    mappers.map_imperatively(domain.Author, authors)
    mappers.map_imperatively(
        Book,
        books,
        polymorphic_on=books.c.kind,
        polymorphic_identity="book",
        properties={"author": relationship(domain.Author, backref="books")},
    )
    mappers.map_imperatively(domain.Ebook, inherits=Book, polymorphic_identity="ebook")
    mappers.map_imperatively(domain.Atlas, atlases, inherits=Book, polymorphic_identity="atlas")


start_mappers()
