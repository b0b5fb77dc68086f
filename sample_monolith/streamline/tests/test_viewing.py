import json
import tempfile
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase
from django.urls import reverse

from streamline.exceptions import NotLicensed, TooManyStreams
from streamline.models import Device, EncodingJob, PlaybackSession, Rendition, TasteSignal, Title, WatchHistory
from streamline.services import catalog, discovery, encoding, operators, playback, taste
from streamline.tests.base import PASSWORD, ProductTestCase
from streamline.utils import minutes_ago


class PlaybackTests(ProductTestCase):
    def test_resume_history_and_trigger(self):
        session, manifest = playback.start_playback(self.profile, self.film, self.device)
        self.assertEqual(manifest["streams"][0]["height"], 1080)  # the plan's limit
        playback.record_heartbeat(session, 3000)
        self.assertEqual(playback.resume_point(self.profile, self.film), 2992)
        playback.finish_playback(session)
        self.assertEqual(WatchHistory.objects.get().watched_seconds, 3000)
        self.film.refresh_from_db()
        self.assertEqual(self.film.plays, 1)

    def test_stream_limit(self):
        for n in range(2):
            device = Device.objects.create(user=self.user, fingerprint=f"phone-{n}", kind="phone")
            playback.start_playback(self.profile, self.film, device)
        with self.assertRaises(TooManyStreams):
            playback.start_playback(self.profile, self.film, self.device)

    def test_licence_of_another_country(self):
        self.film.licences.update(country="DE")
        with self.assertRaises(NotLicensed):
            playback.start_playback(self.profile, self.film, self.device)

    def test_silent_sessions_are_closed(self):
        session, _ = playback.start_playback(self.profile, self.film, self.device)
        PlaybackSession.objects.filter(pk=session.pk).update(last_beat_at=minutes_ago(10))
        self.assertEqual(playback.close_silent_sessions(), 1)

    def test_api(self):
        self.client.force_login(self.user)
        body = {"title": self.film.slug, "device": self.device.pk}
        manifest = self.client.post(reverse("api-sessions"), json.dumps(body), "application/json").json()
        url = reverse("api-session", args=[manifest["session"]])
        beat = self.client.post(url, json.dumps({"position": 5900}), "application/json").json()
        self.assertEqual(beat, {"position": 5900})
        self.assertTrue(self.client.delete(url).json()["ended"])
        self.assertTrue(TasteSignal.objects.filter(profile=self.profile, source="watching").exists())


class DiscoveryTests(ProductTestCase):
    def test_search(self):
        discovery.index_title(self.film)
        found, query = discovery.search_titles(self.profile, "long CORRIDOR")
        self.assertEqual(found, [self.film])
        self.assertEqual(query.results_count, 1)
        self.assertEqual(discovery.search_titles(self.profile, "corredor")[0], [self.film])
        self.assertEqual(discovery.suggest("long"), ["long CORRIDOR"])

    def test_rows(self):
        others = [self.make_film(name, ["Drama > Courtroom"], height=240) for name in ("Verdict", "Appeal")]
        taste.rate_title(self.profile, others[0], 2)
        taste.rate_title(self.profile, self.film, 1)
        self.make_film("Silence in Court", ["Courtroom"], height=240)
        self.make_film("Order", ["Courtroom"], height=240)
        self.assertGreaterEqual(discovery.rebuild_rows(self.profile), 1)
        self.assertIn("Picked for Ada", [row.heading for row in discovery.rows_for_home(self.profile)])

    def test_retired_title_disappears(self):
        discovery.index_title(self.film)
        catalog.retire_title(self.film)
        self.assertEqual(discovery.search_titles(self.profile, "corridor")[0], [])
        self.assertEqual(discovery.rows_for_home(self.profile), [])


class CatalogTests(ProductTestCase):
    def test_ladder(self):
        self.assertEqual(encoding.ladder_for(480), [(240, 400), (360, 800), (480, 1400)])
        self.assertEqual(Rendition.objects.filter(source__title=self.film).count(), 14)

    def test_import_and_pages(self):
        row = {"name": "Live from the Moon", "kind": "event", "starts_at": "2030-01-01T20:00:00+00:00"}
        series = {
            "name": "Harbour",
            "kind": "series",
            "seasons": [["One", "Two"]],
            "licensor": "Nordlicht",
            "year": 1999,
        }
        series["credits"] = [{"name": "Mo Weld", "character": "the pilot"}]
        self.import_rows([row, series])
        harbour = Title.objects.by_slug("harbour")
        self.assertEqual(catalog.next_episode(harbour.seasons.get().episodes.first()).name, "Two")
        self.client.force_login(self.staff)
        self.assertContains(self.client.get(reverse("studio:titles")), "Harbour")

    def import_rows(self, rows):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "titles.json")
            path.write_text(json.dumps(rows))
            call_command("import_titles", path, verbosity=0)

    def test_pages_of_a_viewer(self):
        self.client.force_login(self.user)
        pages = ["home", "watch:history", "watch:bookmarks", "watch:ratings", "accounts:profiles", "accounts:devices"]
        pages += ["billing:subscription", "billing:invoices", "support:mine", "browse:kids", "browse:live"]
        for name in pages:
            self.assertEqual(self.client.get(reverse(name)).status_code, 200, name)
        self.assertContains(self.client.get(self.film.get_absolute_url()), "The Long Corridor")
        self.assertContains(self.client.get(reverse("watch:title", args=[self.film.slug])), "manifest")


class EncodingQueueTests(TransactionTestCase):
    def test_task_runs_after_commit(self):
        film = catalog.create_title("Queued")
        source = encoding.receive_source(film, "/in/queued.mov", height=720, seconds=60)
        job = encoding.queue_encoding(source)
        self.assertEqual(EncodingJob.objects.get(pk=job.pk).status, "done")
        self.assertEqual(Title.objects.get(pk=film.pk).state, "ready")


class SupportTests(ProductTestCase):
    def test_ticket(self):
        ticket = operators.open_ticket(self.user, "Charged twice", "My card was charged twice")
        self.assertEqual((ticket.topic, ticket.priority), ("billing", 1))
        self.client.login(username="staff@example.org", password=PASSWORD)
        self.client.post(reverse("support:take", args=[ticket.pk]))
        self.client.post(ticket.get_absolute_url(), {"body": "Sorry."})
        self.client.post(reverse("support:close", args=[ticket.pk]), {"note": "refunded"})
        self.assertEqual([e.action for e in ticket.audit.all()][-1], "ticket.opened")
        self.assertEqual(ticket.audit.count(), 3)
        self.assertContains(self.client.get(ticket.get_absolute_url()), "ticket.closed")

    def test_engagement_report(self):
        WatchHistory.objects.create(profile=self.profile, title=self.film, watched_seconds=7200)
        self.assertEqual(operators.engagement_by_title(minutes_ago(60)), [("The Long Corridor", 1, 2.0)])

    def test_database_objects(self):
        names = ["streamline_count_plays", "streamline_plan_revenue"]
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE name IN (%s, %s) ORDER BY name", names)
            self.assertEqual([name for (name,) in cursor.fetchall()], names)
