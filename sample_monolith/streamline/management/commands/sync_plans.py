from django.core.management.base import BaseCommand

from streamline.services.billing import create_vouchers, sync_plans


class Command(BaseCommand):
    help = "Bring the plans in line with the settings, and make vouchers."

    def add_arguments(self, parser):
        parser.add_argument("--vouchers", type=int, default=0)
        parser.add_argument("--percent", type=int, default=20)

    def handle(self, *args, **options):
        codes = sync_plans()
        self.stdout.write("on sale: " + ", ".join(codes))
        for voucher in create_vouchers(options["vouchers"], options["percent"], codes):
            self.stdout.write(voucher.code)
