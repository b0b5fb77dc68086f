"""Everything finance may ask about. Amounts are in cents."""

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Sum

from streamline.managers import SubscriptionQuerySet
from streamline.utils import format_money, now, today

from .base import TimeStamped
from .people import Household

User = get_user_model()


class Plan(TimeStamped):
    code = models.SlugField(max_length=20, unique=True)
    name = models.CharField(max_length=60)
    price_cents = models.PositiveIntegerField()
    currency = models.CharField(max_length=3, default="USD")
    streams = models.PositiveSmallIntegerField(default=1)
    max_height = models.PositiveSmallIntegerField(default=720)
    profiles = models.PositiveSmallIntegerField(default=2)
    on_sale = models.BooleanField(default=True)

    class Meta:
        ordering = ["price_cents"]

    def __str__(self):
        return f"{self.name} ({format_money(self.price_cents, self.currency)})"


class PaymentMethod(TimeStamped):
    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="payment_methods")
    added_by = models.ForeignKey(get_user_model(), on_delete=models.SET_NULL, null=True, related_name="+")
    gateway_token = models.CharField(max_length=80)
    card_brand = models.CharField(max_length=20, blank=True)
    card_last_four = models.CharField(max_length=4)
    card_expiry = models.DateField(null=True)
    cardholder_name = models.CharField(max_length=120)
    iban = models.CharField(max_length=34, blank=True)
    is_default = models.BooleanField(default=False)

    def is_expired(self):
        return self.card_expiry is not None and self.card_expiry < today()


class Voucher(TimeStamped):
    code = models.CharField(max_length=20, unique=True)
    percent_off = models.PositiveSmallIntegerField(default=0)
    plans = models.ManyToManyField(Plan, blank=True)
    redemptions_left = models.PositiveIntegerField(default=1)
    valid_until = models.DateField(null=True, blank=True)


class Subscription(TimeStamped):
    STATUS = [("trial", "Trial"), ("active", "Active"), ("past_due", "Past due"), ("cancelled", "Cancelled")]

    household = models.OneToOneField("streamline.Household", on_delete=models.CASCADE, related_name="subscription")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="subscriptions")
    started_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="started_subscriptions")
    voucher = models.ForeignKey("Voucher", on_delete=models.SET_NULL, null=True, blank=True)
    status = models.CharField(max_length=10, choices=STATUS, default="trial")
    period_start = models.DateField(default=today)
    period_end = models.DateField()
    cancel_at_period_end = models.BooleanField(default=False)
    audit = GenericRelation("AuditEntry", content_type_field="target_type", object_id_field="target_id")

    objects = SubscriptionQuerySet.as_manager()

    @property
    def is_entitled(self):
        return self.status in ("trial", "active") and self.period_end >= today()

    def balance_cents(self):
        owed = self.invoices.filter(status="open").aggregate(total=Sum("total_cents"))["total"]
        return owed or 0


class Invoice(TimeStamped):
    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="invoices")
    number = models.CharField(max_length=30, unique=True)
    status = models.CharField(max_length=10, default="draft")
    total_cents = models.IntegerField(default=0)
    currency = models.CharField(max_length=3, default="USD")
    due_on = models.DateField(default=today)
    paid_at = models.DateTimeField(null=True, blank=True)
    billing_name = models.CharField(max_length=160, blank=True)
    billing_address = models.TextField(blank=True)

    class Meta:
        ordering = ["-due_on", "-pk"]

    def __str__(self):
        return self.number

    def retotal(self):
        self.total_cents = self.lines.aggregate(total=Sum("amount_cents"))["total"] or 0
        self.save(update_fields=["total_cents", "updated_at"])
        return self.total_cents


class InvoiceLine(models.Model):
    invoice = models.ForeignKey("Invoice", on_delete=models.CASCADE, related_name="lines")
    description = models.CharField(max_length=200)
    amount_cents = models.IntegerField()
    plan = models.ForeignKey("Plan", on_delete=models.SET_NULL, null=True, related_name="+")


class Payment(TimeStamped):
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT)
    method = models.ForeignKey(PaymentMethod, on_delete=models.SET_NULL, null=True)
    amount_cents = models.IntegerField()
    status = models.CharField(max_length=10, default="pending")
    gateway_reference = models.CharField(max_length=80, blank=True)
    failure_reason = models.CharField(max_length=120, blank=True)
    attempted_at = models.DateTimeField(default=now)
    refund_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="refunds")

    class Meta:
        db_table = "payments"
