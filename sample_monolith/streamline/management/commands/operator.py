from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from streamline.services.auth import grant_operator_role, withdraw_operator_role


class Command(BaseCommand):
    help = "Make a member an operator, or stop being one."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--role", default="support")
        parser.add_argument("--withdraw", action="store_true")

    def handle(self, *args, **options):
        user = get_user_model().objects.filter(email=options["email"].lower()).first()
        if user is None:
            raise CommandError("there is no such member")
        if options["withdraw"]:
            withdraw_operator_role(user)
        else:
            grant_operator_role(user, options["role"])
        self.stdout.write(f"{user.email}: {'member' if options['withdraw'] else options['role']}")
