import sqlalchemy as sa
from sqlalchemy.orm import Mapped, declared_attr, deferred, mapped_column, registry
from sqlalchemy.orm import declarative_base as make_base

from . import Base, Record

Legacy = make_base(metadata=Base.metadata)
mappers = registry(metadata=Base.metadata)
Generated = mappers.generate_base()


class Quay(Record):
    __tablename__ = "quay"

    name: Mapped[str] = mapped_column(sa.String(40), unique=True)


class OnQuay:
    @declared_attr
    def quay_id(cls) -> Mapped[int]:
        return mapped_column(sa.ForeignKey("quay.id", ondelete="SET NULL"))


class Crane(OnQuay, Record):
    __tablename__ = "crane"


class Bollard(OnQuay, Record):
    __tablename__ = "bollard"
    __table_args__ = (sa.UniqueConstraint("quay_id"), {"schema": "iron"})

    notes = deferred(sa.Column("remarks", sa.Text))


class Tariff(Legacy):
    __tablename__ = "tariff"
    __table_args__ = {"schema": "money"}

    code = sa.Column(sa.String(8), primary_key=True)


class Fee(Generated):
    __tablename__ = "fee"

    id = sa.Column(sa.Integer, primary_key=True)
    tariff = sa.Column(sa.ForeignKey("money.tariff.code"))


@mappers.mapped
class Pilot:
    __tablename__ = "pilot"

    id = sa.Column(sa.Integer, sa.ForeignKey(Quay.id), primary_key=True)


if True:

    class Lock(Record):
        __tablename__ = "lock"
