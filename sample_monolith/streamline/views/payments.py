from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.generic import DetailView, FormView, TemplateView

from streamline.celery import app
from streamline.decorators import staff_only
from streamline.forms import CardForm
from streamline.models import Invoice, Payment, PaymentMethod, Plan
from streamline.services import billing, membership, payments
from streamline.services.operators import record_audit
from streamline.utils import current_subscription, json_body, parse_int, read_signed, to_csv
from streamline.views.base import LoginRequiredMixin, MineListView


class SubscriptionPage(LoginRequiredMixin, TemplateView):
    template_name = "streamline/subscription.html"

    def get_context_data(self, **kwargs):
        subscription = current_subscription(self.request.user)
        plans = Plan.objects.filter(on_sale=True)
        return super().get_context_data(subscription=subscription, plans=plans, **kwargs)


@login_required
@require_POST
def change_plan(request):
    subscription = current_subscription(request.user)
    invoice = membership.change_plan(subscription, request.POST["plan"])
    if invoice is not None and invoice.status == "open":
        transaction.on_commit(lambda: app.send_task("billing.charge_invoice", args=[invoice.pk]))
    messages.success(request, "Your plan was changed.")
    return redirect("billing:subscription")


@login_required
@require_POST
def cancel(request):
    membership.cancel_subscription(current_subscription(request.user))
    return redirect("billing:subscription")


class InvoiceList(MineListView):
    model = Invoice
    owner_field = "subscription__household"
    heading = "Invoices"

    def get_owner(self):
        return self.request.user.household


class InvoiceDetail(LoginRequiredMixin, DetailView):
    template_name = "streamline/invoice.html"
    slug_field = slug_url_kwarg = "number"

    def get_queryset(self):
        mine = Invoice.objects.filter(subscription__household=self.request.user.household)
        return mine.prefetch_related("lines__plan")


@login_required
@require_POST
def pay_invoice(request, number):
    invoice = get_object_or_404(Invoice, number=number, subscription__household=request.user.household)
    payment = payments.charge_invoice(invoice)
    if payment.status == "failed":
        messages.error(request, f"The bank said: {payment.failure_reason}")
    return redirect("billing:invoice", number=number)


class AddCard(LoginRequiredMixin, FormView):
    form_class = CardForm
    template_name = "streamline/form.html"
    success_url = reverse_lazy("billing:subscription")

    def form_valid(self, form):
        data = form.cleaned_data
        payments.add_payment_method(
            self.request.user.household,
            self.request.user,
            data["gateway_token"],
            data["card_last_four"],
            data["cardholder_name"],
            data["expiry"],
            data["card_brand"],
        )
        return super().form_valid(form)


@login_required
@require_POST
def remove_card(request, pk):
    method = get_object_or_404(PaymentMethod, pk=pk, household=request.user.household)
    payments.remove_payment_method(method)
    return redirect("billing:subscription")


@csrf_exempt
@require_POST
def gateway_webhook(request):
    body = json_body(request)
    event = read_signed(str(body.get("event", "")), salt="gateway")
    if event is None:
        return HttpResponse(status=400)
    payment = payments.record_webhook(event["reference"], event["status"], event.get("reason", ""))
    return JsonResponse({"known": payment is not None})


@staff_only
@require_POST
def refund(request, pk):
    payment = get_object_or_404(Payment, pk=pk)
    back = payments.refund_payment(payment, parse_int(request.POST.get("cents")) or None)
    record_audit(request.user, payment.invoice.subscription, "payment.refunded", cents=back.amount_cents)
    return redirect("admin:index")


@staff_only
def revenue(request, year, month):
    rows = billing.revenue_by_plan(year, month)
    text = to_csv(["plan", "currency", "invoices", "cents"], rows)
    return HttpResponse(text, content_type="text/csv")
