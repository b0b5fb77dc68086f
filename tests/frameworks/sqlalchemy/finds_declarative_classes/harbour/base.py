from datetime import datetime

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention={"pk": "pk_%(table_name)s"})


class Stamped:
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime | None] = mapped_column("changed_at")


class Record(Stamped, Base):
    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
