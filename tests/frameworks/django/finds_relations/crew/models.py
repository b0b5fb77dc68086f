from django.contrib.auth.models import AbstractUser


class Sailor(AbstractUser):
    groups = None
