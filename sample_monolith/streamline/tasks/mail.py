"""Everything that sends a mail, whoever it is for."""

from celery import shared_task
from django.contrib.auth import get_user_model

from streamline.models import Invoice, SupportTicket
from streamline.utils import format_money, send_templated_mail


@shared_task
def send_welcome(user_id, token):
    user = get_user_model().objects.get(pk=user_id)
    return send_templated_mail(user.email, "Welcome to Streamline", "welcome", user=user, token=token)


@shared_task
def send_password_reset(user_id, token):
    user = get_user_model().objects.get(pk=user_id)
    return send_templated_mail(user.email, "Your new password", "password_reset", user=user, token=token)


@shared_task(queue="billing")
def send_payment_failed(invoice_id, reason):
    invoice = Invoice.objects.select_related("subscription__started_by").get(pk=invoice_id)
    payer = invoice.subscription.started_by
    if payer is None:
        return 0
    amount = format_money(invoice.total_cents, invoice.currency)
    return send_templated_mail(
        payer.email, f"We could not charge {amount}", "payment_failed", invoice=invoice, reason=reason, amount=amount
    )


@shared_task
def send_ticket_answer(ticket_id):
    ticket = SupportTicket.objects.select_related("opened_by").get(pk=ticket_id)
    reply = ticket.replies.filter(internal=False).last()
    return send_templated_mail(
        ticket.opened_by.email, f"Re: {ticket.subject}", "ticket_answer", ticket=ticket, reply=reply
    )
