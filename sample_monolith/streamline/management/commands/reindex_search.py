from django.core.management.base import BaseCommand

from streamline.services.discovery import queries_without_results
from streamline.tasks.search import rebuild_index, trim_search_log


class Command(BaseCommand):
    help = "Rebuild the search index."

    def add_arguments(self, parser):
        parser.add_argument("--stale", action="store_true", help="only what changed")

    def handle(self, *args, **options):
        count = rebuild_index(only_stale=options["stale"])
        trim_search_log.delay()
        self.stdout.write(f"{count} documents")
        for text, n in queries_without_results()[:10]:
            self.stdout.write(f"  nothing found for {text!r} ({n})")
