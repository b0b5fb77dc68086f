from shop import db


class Keyed(db.Model):
    __abstract__ = True
    id = db.Column(db.Integer, primary_key=True)


class HTTPLog(Keyed):
    pass


class OrderLine(Keyed):
    log_id = db.Column(db.ForeignKey("http_log.id"))
    log = db.relationship("HTTPLog", backref=db.backref("lines", lazy="dynamic"))


class Gift(OrderLine):
    note = db.Column(db.String)


class Parcel(OrderLine):
    id = db.Column(db.Integer, db.ForeignKey("order_line.id"), primary_key=True)


class Tag(Keyed):
    __tablename__ = "labels"


tagged = db.Table(
    "tagged",
    db.Column("line_id", db.ForeignKey("order_line.id"), primary_key=True),
    db.Column("tag_id", db.ForeignKey(Tag.id), primary_key=True),
)
OrderLine.tags = None


class Shelf(Keyed):
    tags = db.relationship(Tag, secondary=lambda: shelf_tag, backref="shelves")


shelf_tag = db.Table("shelf_tag", db.metadata, db.Column("shelf_id", db.ForeignKey("shelf.id")), db.Column("tag_id", db.ForeignKey("labels.id")))
