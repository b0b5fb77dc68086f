import json
from datetime import datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from streamline.models import Title
from streamline.services import catalog, licensing
from streamline.utils import clock_to_seconds


class Command(BaseCommand):
    help = "Import titles with their people, episodes and licences from a JSON file of a studio."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *args, **options):
        try:
            rows = json.loads(options["file"].read_text())
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        for row in rows:
            with transaction.atomic():
                self.import_title(row)
        self.stdout.write(f"{len(rows)} titles")

    def import_title(self, row):
        fields = {
            "synopsis": row.get("synopsis", ""),
            "release_year": row.get("year"),
            "maturity": row.get("maturity", 0),
            "runtime_seconds": clock_to_seconds(row.get("runtime", 0)),
        }
        title = Title.objects.filter(name=row["name"], release_year=row.get("year")).first()
        if title is None and "starts_at" in row:
            title = catalog.schedule_live_event(
                row["name"], datetime.fromisoformat(row["starts_at"]), venue=row.get("venue", ""), **fields
            )
        elif title is None:
            title = catalog.create_title(row["name"], row.get("kind", "film"), row.get("genres", ()), **fields)
        else:
            catalog.update_title(title, row.get("genres"), **fields)
        for credit in row.get("credits", []):
            catalog.add_credit(title, credit["name"], credit.get("role", "actor"), credit.get("character", ""))
        for season, episodes in enumerate(row.get("seasons", []), 1):
            for number, name in enumerate(episodes, 1):
                catalog.add_episode(title, season, number, name)
        if row.get("licensor") and not title.licences.exists():
            licensing.grant_licence(title, row["licensor"], row.get("country", "*"), row.get("months", 12))
