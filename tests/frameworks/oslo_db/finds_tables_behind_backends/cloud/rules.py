class Rules:
    def __init__(self, db):
        self.db = db

    def apply(self, context, share_id):
        return self.db.share_get(context, share_id)
