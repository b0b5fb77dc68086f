from shop.extensions import db
