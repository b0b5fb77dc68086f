from sqlalchemy.orm import DeclarativeBase, mapped_column
class Base(DeclarativeBase): pass
class Order(Base):
    __tablename__ = "orders"
    id = mapped_column(primary_key=True)
class Line(Base):
    __tablename__ = "line"
    id = mapped_column(primary_key=True)
