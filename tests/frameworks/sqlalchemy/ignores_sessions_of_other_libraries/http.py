import boto3
import requests
import sqlalchemy
from requests import Session

from models import Order


def fetch(order: Order, name, query, row):
    client = requests.Session()
    client.get("https://example.org/orders")
    client.delete("https://example.org/orders/1")
    with Session() as other:
        other.get(Order.url)
    boto3.Session().resource("s3").Object("a", name).delete()
    query.filter(a=1).all()
    {}.get("a").update(b=1)
    made = Order(state="new")
    made.state = "kept in memory"
    row.state = "unknown"
    return sqlalchemy.func.count()
