from streamline.celery import app
from streamline.exceptions import NotAllowed, PaymentDeclined
from streamline.models import Invoice
from streamline.services import payments
from streamline.services.billing import run_due_subscriptions
from streamline.utils import log


@app.task(name="billing.run_due_invoices", queue="billing")
def run_due_invoices():
    created = run_due_subscriptions()
    for invoice_id in created:
        app.send_task("billing.charge_invoice", args=[invoice_id])
    return len(created)


@app.task(name="billing.charge_invoice", queue="billing", bind=True, max_retries=3)
def charge_invoice(self, invoice_id):
    from streamline.tasks.mail import send_payment_failed

    invoice = Invoice.objects.get(pk=invoice_id)
    if invoice.status != "open":
        return invoice.status
    try:
        payment = payments.charge_invoice(invoice)
    except (NotAllowed, PaymentDeclined) as error:
        log.warning("invoice %s: %s", invoice.number, error)
        send_payment_failed.delay(invoice.pk, str(error))
        return "declined"
    except OSError as error:
        raise self.retry(exc=error, countdown=60) from error
    if payment.status == "failed":
        send_payment_failed.delay(invoice.pk, payment.failure_reason)
    return payment.status


@app.task(name="billing.retry_failed_payments", queue="billing")
def retry_failed_payments():
    invoices = list(payments.invoices_to_retry())
    for invoice in invoices:
        charge_invoice.apply_async(args=[invoice.pk], countdown=5)
    return len(invoices)
