from shop.base import BaseModel, db
from shop.models import Category, Country, HTTPLog, Invoice, Legacy, OrderLine, Raw, Region, UserProfile, Visit


def create():
    db.create_tables([UserProfile, OrderLine, HTTPLog, Invoice, Legacy, Country, Region, Visit, Raw, Category])
