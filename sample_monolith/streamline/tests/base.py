from datetime import timedelta

from django.test import TestCase

from streamline.models import Device, User
from streamline.services import billing, catalog, encoding, licensing, membership
from streamline.utils import today

PASSWORD = "a-long-test-passphrase"


class ProductTestCase(TestCase):
    """A member with a profile, a device, and one published film."""

    @classmethod
    def setUpTestData(cls):
        billing.sync_plans()
        cls.user = membership.sign_up("Ada@example.org", PASSWORD, "Ada", "standard")
        cls.household = cls.user.household
        cls.profile = cls.user.main_profile()
        cls.subscription = cls.household.subscription
        cls.device = Device.objects.create(user=cls.user, fingerprint="tv-1", kind="tv")
        cls.staff = User.objects.create_superuser("staff@example.org", PASSWORD)
        cls.film = cls.make_film("The Long Corridor")

    @classmethod
    def make_film(cls, name, genres=("Drama",), publish=True, height=2160):
        film = catalog.create_title(
            name, genres=genres, synopsis=f"About {name}.", release_year=2020, maturity=12, runtime_seconds=6000
        )
        licensing.grant_licence(film, "Nordlicht", months=12)
        source = encoding.receive_source(film, f"/in/{film.slug}.mov", height=height, seconds=6000)
        job = encoding.claim_job(encoding.queue_encoding(source).pk, "test")
        encoding.run_job(job)
        film.refresh_from_db()
        return catalog.publish_title(film) if publish else film

    def end_trial(self):
        self.subscription.period_start = today() - timedelta(days=31)
        self.subscription.period_end = today() - timedelta(days=1)
        self.subscription.save()
