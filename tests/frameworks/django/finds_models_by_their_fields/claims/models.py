from django.db import models
from platform_base.models import HistoryModel
from platform_base.other import Thing


class Claim(HistoryModel):
    amount = models.DecimalField(max_digits=9, decimal_places=2)
    payer = models.ForeignKey("Payer", models.DO_NOTHING, blank=True)


class Payer(HistoryModel):
    name = models.CharField(max_length=9)


class NoModel(Thing):
    name = "plain"
