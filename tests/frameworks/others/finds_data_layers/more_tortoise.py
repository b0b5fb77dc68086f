from tortoise_models import Base


class Leg(Base):
    pass
