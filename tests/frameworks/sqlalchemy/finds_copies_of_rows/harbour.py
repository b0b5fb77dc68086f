"""Rows that are copied in and out, tables that are emptied, and temporary ones, which are nobody's."""

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Ship(Base):
    __tablename__ = "ships"
    id: Mapped[int] = mapped_column(primary_key=True)


class Port(Base):
    __tablename__ = "ports"
    id: Mapped[int] = mapped_column(primary_key=True)


def copied_in(cursor):
    cursor.copy_expert("COPY ships (id) FROM STDIN WITH CSV", None)


def copied_out(cursor):
    cursor.copy_expert("COPY (SELECT id FROM ships) TO STDOUT", None)


def emptied(cursor):
    cursor.execute("BEGIN; TRUNCATE TABLE ships, ports; COMMIT;")


def by_a_temporary_table(cursor):
    cursor.execute("CREATE TEMP TABLE scratch AS SELECT id FROM ports")
    cursor.execute("INSERT INTO scratch VALUES (1)")
    cursor.execute("DELETE FROM ships USING scratch WHERE ships.id = scratch.id")


def in_a_parameter(cursor):
    cursor.execute("UPDATE ports SET id = %s", ("DELETE FROM ships WHERE id = 1",))


def prose(log):
    log("copy ships from the list of ports")
