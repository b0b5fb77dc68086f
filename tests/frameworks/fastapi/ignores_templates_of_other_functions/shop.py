from fastapi import FastAPI
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

app = FastAPI()


class Base(DeclarativeBase):
    pass


class Ship(Base):
    __tablename__ = "ships"
    id: Mapped[int] = mapped_column(primary_key=True)


class Pages:
    def TemplateResponse(self, name, context):
        return name


@app.get("/")
def show(session: Session):
    return Pages().TemplateResponse("ship.html", {"ships": session.query(Ship)})
