"""Plans, invoices and proration."""

from django.conf import settings
from django.db import connection, transaction

from streamline.exceptions import NotAllowed
from streamline.models import Invoice, InvoiceLine, Plan, Subscription, Voucher
from streamline.utils import currency_for, days_between, now, percent_of, random_code, share_of, today


def sync_plans():
    """Bring the plan table in line with the settings; plans are never deleted."""
    codes = []
    for row in settings.PLANS:
        plan, _ = Plan.objects.update_or_create(
            code=row["code"],
            defaults={
                "name": row["name"],
                "price_cents": row["cents"],
                "streams": row["streams"],
                "max_height": row["max_height"],
                "profiles": row["profiles"],
                "on_sale": True,
            },
        )
        codes.append(plan.code)
    Plan.objects.exclude(code__in=codes).update(on_sale=False)
    return codes


def plan_on_sale(code) -> Plan:
    plan = Plan.objects.filter(code=code, on_sale=True).first()
    if plan is None:
        raise NotAllowed("This plan is not on sale.")
    return plan


def subscription_of(household):
    return Subscription.objects.select_related("plan", "voucher").filter(household=household).first()


def next_invoice_number(day=None):
    day = day or today()
    return f"{day:%Y%m}-{random_code(8)}"


def open_invoice(subscription, lines, due_on=None) -> Invoice:
    """`lines` are (description, cents, plan) tuples."""
    household = subscription.household
    payer = subscription.started_by
    invoice = Invoice.objects.create(
        subscription=subscription,
        number=next_invoice_number(),
        status="open",
        currency=currency_for(household.country),
        due_on=due_on or today(),
        billing_name=payer.get_full_name() if payer else household.name,
        billing_address=f"{household.postcode} {household.country}".strip(),
    )
    InvoiceLine.objects.bulk_create(
        InvoiceLine(invoice=invoice, description=description, amount_cents=cents, plan=plan)
        for description, cents, plan in lines
    )
    if invoice.retotal() <= 0:
        settle_invoice(invoice)
    return invoice


def discount_lines(subscription, cents):
    voucher = subscription.voucher
    if voucher is None or not voucher.percent_off:
        return []
    if voucher.valid_until and voucher.valid_until < subscription.period_start:
        return []
    return [(f"Voucher {voucher.code}", -percent_of(cents, voucher.percent_off), None)]


def open_first_invoice(subscription):
    """The trial costs nothing, but finance wants to see an invoice from day one."""
    plan = subscription.plan
    return open_invoice(
        subscription,
        [(f"{plan.name}, trial until {subscription.period_end}", 0, plan)],
        due_on=subscription.period_end,
    )


def invoice_period(subscription) -> Invoice:
    plan = subscription.plan
    description = f"{plan.name} {subscription.period_start} to {subscription.period_end}"
    lines = [(description, plan.price_cents, plan)]
    lines += discount_lines(subscription, plan.price_cents)
    return open_invoice(subscription, lines)


def prorate(old_cents, new_cents, days_left, days_total):
    """(credit, charge) for the rest of a period; both zero or more."""
    days_left = max(0, min(days_left, days_total))
    return share_of(old_cents, days_left, days_total), share_of(new_cents, days_left, days_total)


def invoice_plan_change(subscription, new_plan):
    if subscription.status == "trial":
        return None
    days_total = days_between(subscription.period_start, subscription.period_end)
    days_left = days_between(today(), subscription.period_end)
    credit, charge = prorate(subscription.plan.price_cents, new_plan.price_cents, days_left, days_total)
    return open_invoice(
        subscription,
        [
            (f"Unused days of {subscription.plan.name}", -credit, subscription.plan),
            (f"{new_plan.name} for {days_left} days", charge, new_plan),
        ],
    )


def settle_invoice(invoice):
    invoice.status = "paid"
    invoice.paid_at = now()
    invoice.save(update_fields=["status", "paid_at", "updated_at"])


def void_open_invoices(subscription) -> int:
    return subscription.invoices.filter(status="open").update(status="void")


def run_due_subscriptions(day=None):
    """Renew, invoice and hand over to the payment task. Returns the ids of the new invoices."""
    from streamline.services.membership import renew_period

    created = []
    for subscription in Subscription.objects.due(day).select_related("plan", "voucher", "household"):
        with transaction.atomic():
            if renew_period(subscription):
                created.append(invoice_period(subscription).pk)
    return created


def create_vouchers(count, percent_off, plan_codes=(), valid_until=None):
    plans = list(Plan.objects.filter(code__in=plan_codes))
    vouchers = []
    for _ in range(count):
        voucher = Voucher.objects.create(code=random_code(10), percent_off=percent_off, valid_until=valid_until)
        voucher.plans.set(plans)
        vouchers.append(voucher)
    return vouchers


def revenue_by_plan(year, month):
    """Paid revenue per plan; reads the database view that finance also reads."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT plan_code, currency, invoices, revenue_cents
            FROM streamline_plan_revenue
            WHERE month = %s
            ORDER BY revenue_cents DESC, plan_code
            """,
            [f"{year:04}-{month:02}"],
        )
        return cursor.fetchall()
