from oslo_db.sqlalchemy import enginefacade, models
from sqlalchemy import Column, String
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Instance(Base, models.ModelBase):
    __tablename__ = "instances"
    id = Column(String(36), primary_key=True)
    host = Column(String(255))

    _of_share = ("size", "display_name")
    _own = ("display_name", "host")

    def show(self, share):
        for name in self._of_share:
            setattr(self, name, share[name])

    def move(self, other):
        for name in self._own:
            setattr(self, name, other[name])


@enginefacade.reader
def shown(context, key, share):
    found = context.session.query(Instance).filter_by(id=key).first()
    found.show(share)
    return found
