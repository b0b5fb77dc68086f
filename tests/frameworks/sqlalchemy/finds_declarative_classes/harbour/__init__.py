from harbour.base import Base, Record, Stamped
