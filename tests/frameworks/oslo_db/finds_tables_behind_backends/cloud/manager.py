from cloud.db import base
from cloud.rules import Rules


class Manager(base.Base):
    def __init__(self):
        super().__init__()
        self.rules = Rules(self.db)

    def create(self, context, values):
        self.db.share_create(context, values)
        self.rules.apply(context, values["id"])
