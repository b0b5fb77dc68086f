from typing import Optional

from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, backref, declared_attr, mapped_column, relationship


class Base(DeclarativeBase):
    id: Mapped[int] = mapped_column(primary_key=True)


treats = Table(
    "treats",
    Base.metadata,
    Column("doctor_id", ForeignKey("doctor.id"), primary_key=True),
    Column("patient_id", ForeignKey("patient.id"), primary_key=True),
)


class Ward(Base):
    __tablename__ = "ward"

    beds: Mapped[list["Bed"]] = relationship(back_populates="ward")
    head: Mapped["Doctor"] = relationship(foreign_keys="Ward.head_id", backref=backref("heads", uselist=False))
    head_id: Mapped[int] = mapped_column(ForeignKey("doctor.id"))
    deputy_id = Column(Integer, ForeignKey("doctor.id"))
    deputy = relationship("Doctor", primaryjoin="Ward.deputy_id == Doctor.id")


class Bed(Base):
    __tablename__ = "bed"

    ward_id: Mapped[int] = mapped_column(ForeignKey(Ward.id, ondelete="CASCADE"))
    ward: Mapped[Ward] = relationship(back_populates="beds")
    beside_id: Mapped[Optional[int]] = mapped_column(ForeignKey("bed.id"))
    beside: Mapped[Optional["Bed"]] = relationship(remote_side="Bed.id", back_populates="neighbours")
    neighbours: Mapped[list["Bed"]] = relationship(back_populates="beside")


class Doctor(Base):
    __tablename__ = "doctor"

    patients = relationship("Patient", secondary=treats, back_populates="doctors")


class Patient(Base):
    __tablename__ = "patient"

    doctors = relationship(lambda: Doctor, secondary="treats", back_populates="patients")
    badge = relationship("Badge", uselist=False, back_populates="patient")


class OfPatient:
    @declared_attr
    def patient_id(cls) -> Mapped[int]:
        return mapped_column(ForeignKey("patient.id"))

    @declared_attr
    def patient(cls) -> Mapped["Patient"]:
        return relationship("Patient", back_populates="badge")


class Badge(OfPatient, Base):
    __tablename__ = "badge"


class Letter(Base):
    __tablename__ = "letter"

    sent_to: Mapped[int] = mapped_column()
    receiver = relationship(Patient, primaryjoin="foreign(Letter.sent_to) == Patient.id", viewonly=True)
