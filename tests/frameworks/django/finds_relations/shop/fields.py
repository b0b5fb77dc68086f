from django.db import models


class OwnerField(models.ForeignKey):
    def __init__(self, **kwargs):
        kwargs.setdefault("to", "crew.Sailor")
        super().__init__(**kwargs)
