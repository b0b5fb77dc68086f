from unittest.mock import patch

from django.core import mail
from django.urls import reverse

from streamline.exceptions import LimitReached, NotAllowed
from streamline.models import AccessToken, Household, LoginAttempt, User, WatchHistory
from streamline.services import auth, membership, profiles
from streamline.tests.base import PASSWORD, ProductTestCase


class SignUpTests(ProductTestCase):
    def test_writes_everything(self):
        with self.captureOnCommitCallbacks(execute=True):
            user = membership.sign_up("grace@example.org", PASSWORD, "Grace")
        self.assertEqual(user.household.subscription.status, "trial")
        self.assertEqual(user.household.subscription.invoices.get().status, "paid")
        row = user.main_profile().recommendationrow_entries.get()
        self.assertEqual([item.title for item in row.items.all()], [self.film])
        self.assertIn("Basic plan", mail.outbox[0].body)

    def test_writes_nothing_when_one_part_fails(self):
        before = Household.objects.count()
        with patch("streamline.services.taste.seed_first_row", side_effect=RuntimeError):
            with self.assertRaises(RuntimeError):
                membership.sign_up("grace@example.org", PASSWORD, "Grace")
        self.assertEqual(Household.objects.count(), before)

    def test_same_address_twice(self):
        with self.assertRaises(LimitReached):
            membership.sign_up("ada@example.org", PASSWORD, "Ada")


class LoginTests(ProductTestCase):
    def test_page(self):
        form = {"email": "ada@example.org", "password": PASSWORD}
        self.assertRedirects(self.client.post(reverse("accounts:login"), form), "/")
        self.assertTrue(LoginAttempt.objects.filter(user=self.user, succeeded=True).exists())

    def test_locked_after_five_failures(self):
        for _ in range(5):
            self.client.post(reverse("accounts:login"), {"email": "ada@example.org", "password": "wrong"})
        response = self.client.post(reverse("accounts:login"), {"email": "ada@example.org", "password": PASSWORD})
        self.assertContains(response, "Too many attempts")

    def test_token_of_a_revoked_device(self):
        token = auth.issue_token(self.user, device=self.device)
        self.assertEqual(auth.user_for_token(token), self.user)
        auth.revoke_device(self.device)
        self.assertIsNone(auth.user_for_token(token))

    def test_password_reset(self):
        token = auth.start_password_reset("ada@example.org")
        auth.finish_password_reset(token, "another-long-passphrase")
        self.assertTrue(User.objects.get(pk=self.user.pk).check_password("another-long-passphrase"))
        self.assertFalse(AccessToken.objects.filter(user=self.user).exists())

    def test_operator_role(self):
        auth.grant_operator_role(self.user, "support", ["view_invoice"])
        self.assertTrue(self.user.has_perm("streamline.view_invoice"))
        auth.withdraw_operator_role(self.user)
        self.assertFalse(User.objects.get(pk=self.user.pk).has_perm("streamline.view_invoice"))


class ProfileTests(ProductTestCase):
    def test_limit_and_kids(self):
        kid = profiles.create_profile(self.household, "Byron", is_kids=True)
        self.assertEqual(kid.maturity_limit, 7)
        for name in ("Anne", "Ralph"):
            profiles.create_profile(self.household, name)
        with self.assertRaises(LimitReached):
            profiles.create_profile(self.household, "One too many")

    def test_pin(self):
        profiles.set_parental_controls(self.profile, 18, ["drama"], pin="1234")
        self.assertTrue(self.profile.pin_matches("1234"))
        self.assertFalse(self.profile.pin_matches("4321"))
        self.assertEqual(self.profile.blocked_genres.count(), 1)

    def test_last_profile_stays(self):
        with self.assertRaises(NotAllowed):
            profiles.delete_profile(self.profile)

    def test_erasure(self):
        WatchHistory.objects.create(profile=self.profile, title=self.film, watched_seconds=100)
        membership.close_account(self.user)
        self.user.refresh_from_db()
        self.assertFalse(self.user.is_active)
        self.assertFalse(WatchHistory.objects.filter(profile=self.profile).exists())
        self.subscription.refresh_from_db()
        self.assertEqual(self.subscription.status, "cancelled")
