from sqlmodel import Field, SQLModel


class Message(SQLModel):
    text: str = Field(max_length=20)


class Token(SQLModel, table=False):
    value: str
