from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    revision: Mapped[int] = mapped_column()


class Database(SQLAlchemy):
    """With our own helpers."""


db = Database(model_class=Base)
