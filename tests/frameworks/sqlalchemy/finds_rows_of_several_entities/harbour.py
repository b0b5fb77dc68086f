from sqlalchemy import Column, ForeignKey, Integer, String, Table, exists, select
from sqlalchemy.orm import DeclarativeBase, Session, relationship


class Base(DeclarativeBase):
    pass


tagged = Table("tagged", Base.metadata, Column("tag_id", ForeignKey("tag.id")), Column("berth_id", ForeignKey("berth.id")))


class Berth(Base):
    __tablename__ = "berth"
    id = Column(Integer, primary_key=True)
    name = Column(String)


class Tag(Base):
    __tablename__ = "tag"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    berths = relationship(Berth, secondary=tagged)


def unpacked(session: Session):
    for tag, berth in session.query(Tag, Berth):
        berth.name = tag.name


def unpacked_results(session: Session):
    for _tag, berth in session.execute(select(Tag, Berth)).all():
        berth.name = "a"


def one_row(session: Session):
    _tag, berth = session.query(Tag, Berth).first()
    berth.name = "b"


def by_position(session: Session):
    row = session.execute(select(Tag, Berth)).one()
    row[1].name = "c"


def by_class(session: Session):
    for row in session.query(Tag, Berth):
        row.Berth.name = "d"


def one_entity(session: Session):
    for (berth,) in session.execute(select(Berth)):
        berth.name = "e"


def columns_only(session: Session):
    for name, number in session.query(Berth.name, Tag.id):
        name.name = number


def first_column(session: Session):
    for tag in session.execute(select(Tag, Berth)).scalars():
        tag.name = "f"


def embedded(session: Session):
    return session.query(exists().where(Berth.name == "x")).scalar()


def joined_over_links(session: Session):
    return session.query(Tag.id).join(Tag.berths).all()


def locked(session: Session):
    return session.scalars(select(Tag).with_for_update()).one()


def locked_query(session: Session):
    return session.query(Tag).with_for_update().one()
