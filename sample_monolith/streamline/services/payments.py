"""Talking to the payment gateway."""

import json
import urllib.request

from django.conf import settings
from django.db import transaction

from streamline.exceptions import NotAllowed, PaymentDeclined
from streamline.models import Invoice, Payment, PaymentMethod
from streamline.services.billing import settle_invoice
from streamline.services.membership import set_status
from streamline.utils import log, minutes_ago, random_code

DECLINED_TOKENS = {"tok-declined": "do not honour", "tok-empty": "insufficient funds"}


def call_gateway(path, **payload):
    """POST to the gateway; without a configured one every well-formed charge succeeds."""
    if not settings.PAYMENT_GATEWAY_URL:
        reason = DECLINED_TOKENS.get(payload.get("token"))
        return {"ok": reason is None, "reason": reason or "", "reference": f"local-{random_code(12)}"}
    request = urllib.request.Request(
        f"{settings.PAYMENT_GATEWAY_URL}/{path}",
        data=json.dumps(payload).encode(),
        headers={"Authorization": f"Key {settings.PAYMENT_GATEWAY_KEY}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as response:
        return json.load(response)


def add_payment_method(household, user, token, last_four, name, expiry=None, brand=""):
    method = PaymentMethod(
        household=household,
        added_by=user,
        gateway_token=token,
        card_brand=brand,
        card_last_four=last_four,
        card_expiry=expiry,
        cardholder_name=name,
    )
    if method.is_expired():
        raise NotAllowed("This card has expired.")
    method.save()
    make_default(method)
    return method


def make_default(method):
    with transaction.atomic():
        PaymentMethod.objects.filter(household=method.household_id).update(is_default=False)
        method.is_default = True
        method.save(update_fields=["is_default", "updated_at"])


def remove_payment_method(method):
    if method.is_default and Invoice.objects.filter(subscription__household=method.household, status="open").exists():
        raise NotAllowed("Pay the open invoice first.")
    method.delete()


def default_method(household):
    methods = PaymentMethod.objects.filter(household=household).order_by("-is_default", "-created_at")
    return next((method for method in methods if not method.is_expired()), None)


def charge_invoice(invoice) -> Payment:
    """One attempt. The invoice row is locked so that two workers do not charge twice."""
    with transaction.atomic():
        invoice = Invoice.objects.select_for_update().select_related("subscription__household").get(pk=invoice.pk)
        if invoice.status != "open":
            raise NotAllowed("There is nothing to pay.")
        method = default_method(invoice.subscription.household)
        if method is None:
            raise PaymentDeclined("There is no valid payment method.")
        payment = Payment.objects.create(invoice=invoice, method=method, amount_cents=invoice.total_cents)
    answer = call_gateway("charges", token=method.gateway_token, cents=invoice.total_cents, key=invoice.number)
    return finish_payment(payment, answer)


def finish_payment(payment, answer):
    invoice = payment.invoice
    payment.gateway_reference = answer["reference"]
    if answer["ok"]:
        payment.status = "succeeded"
        payment.save()
        settle_invoice(invoice)
        set_status(invoice.subscription, "active")
        return payment
    payment.status = "failed"
    payment.failure_reason = answer["reason"]
    payment.save()
    if invoice.payment_set.filter(status="failed").count() >= settings.PAYMENT_MAX_ATTEMPTS:
        set_status(invoice.subscription, "past_due")
    log.warning("payment %s failed: %s", payment.pk, payment.failure_reason)
    return payment


def invoices_to_retry():
    tried_recently = Payment.objects.filter(attempted_at__gte=minutes_ago(6 * 60)).values("invoice")
    return (
        Invoice.objects.filter(status="open", total_cents__gt=0, payment__status="failed")
        .exclude(pk__in=tried_recently)
        .distinct()
    )


def refund_payment(payment, cents=None):
    cents = cents or payment.amount_cents
    refunded = -sum(refund.amount_cents for refund in payment.refunds.all())
    if payment.status != "succeeded" or cents + refunded > payment.amount_cents:
        raise NotAllowed("There is not that much to refund.")
    answer = call_gateway("refunds", reference=payment.gateway_reference, cents=cents)
    return Payment.objects.create(
        invoice=payment.invoice,
        method=payment.method,
        amount_cents=-cents,
        status="succeeded" if answer["ok"] else "failed",
        gateway_reference=answer["reference"],
        refund_of=payment,
    )


def record_webhook(reference, status, reason=""):
    """The gateway tells us later about bank debits."""
    payment = Payment.objects.filter(gateway_reference=reference, status="pending").first()
    if payment is None:
        return None
    return finish_payment(payment, {"ok": status == "paid", "reason": reason, "reference": reference})
