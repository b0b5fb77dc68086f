from datetime import date

from django.urls import reverse

from streamline.exceptions import NotAllowed, NotEntitled
from streamline.models import Invoice, Payment, PlaybackSession
from streamline.services import billing, membership, payments, playback
from streamline.tasks.billing import charge_invoice, retry_failed_payments
from streamline.tests.base import ProductTestCase
from streamline.utils import add_months, share_of, today


class BillingTests(ProductTestCase):
    def add_card(self, token="tok-test"):
        return payments.add_payment_method(self.household, self.user, token, "4242", "Ada L.", date(2099, 1, 31))

    def renew(self):
        self.end_trial()
        return Invoice.objects.get(pk=billing.run_due_subscriptions()[0])

    def test_proration(self):
        self.assertEqual(billing.prorate(1000, 2000, 10, 30), (333, 667))
        self.assertEqual(share_of(5, 1, 2), 3)
        self.assertEqual(add_months(date(2024, 1, 31), 1), date(2024, 2, 29))

    def test_voucher(self):
        voucher = billing.create_vouchers(1, 50, ["basic"])[0]
        user = membership.sign_up("eve@example.org", "a-long-passphrase", "Eve", voucher_code=voucher.code)
        invoice = billing.invoice_period(user.household.subscription)
        self.assertEqual(invoice.total_cents, 399)
        with self.assertRaises(NotAllowed):
            membership.redeem_voucher(voucher.code, billing.plan_on_sale("basic"))

    def test_upgrade_is_invoiced(self):
        self.add_card()
        payments.charge_invoice(self.renew())
        self.subscription.refresh_from_db()
        invoice = membership.change_plan(self.subscription, "premium")
        self.assertGreater(invoice.total_cents, 0)
        self.household.refresh_from_db()
        self.assertEqual(self.household.profile_limit, 6)

    def test_charge_refund_and_report(self):
        self.add_card()
        payment = payments.charge_invoice(self.renew())
        self.assertEqual(payment.invoice.status, "paid")
        self.assertEqual(billing.revenue_by_plan(today().year, today().month)[0][:2], ("standard", "USD"))
        self.assertEqual(payments.refund_payment(payment, 500).amount_cents, -500)
        with self.assertRaises(NotAllowed):
            payments.refund_payment(payment, 1000)

    def test_declined_until_past_due(self):
        self.add_card("tok-declined")
        invoice = self.renew()
        playback.start_playback(self.profile, self.film, self.device)
        for _ in range(4):
            self.assertEqual(charge_invoice.delay(invoice.pk).get(), "failed")
        self.assertEqual(Payment.objects.filter(status="failed").count(), 4)
        self.assertEqual(PlaybackSession.objects.get().end_reason, "subscription")
        with self.assertRaises(NotEntitled):
            playback.start_playback(self.profile, self.film, self.device)
        self.assertEqual(retry_failed_payments(), 0)  # tried a moment ago

    def test_pages(self):
        self.client.force_login(self.user)
        invoice = self.subscription.invoices.get()
        self.assertContains(self.client.get(reverse("billing:invoice", args=[invoice.number])), "trial until")
