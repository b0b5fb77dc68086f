from elsewhere.models import Customer
from sqlmodel import Field, Relationship, SQLModel


class Order(SQLModel, table=True):
    id: int = Field(primary_key=True)
    customer_id: int = Field(foreign_key="customer.id")
    customer: Customer = Relationship()
