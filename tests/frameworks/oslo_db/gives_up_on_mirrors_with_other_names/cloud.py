from oslo_versionedobjects import base
from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base


class VolumeModel(declarative_base()):
    __tablename__ = "volumes"
    id = Column(Integer, primary_key=True)


class Volume(base.VersionedObject):
    pass
