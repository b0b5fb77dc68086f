from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class LegsConfig(AppConfig):
    name = "port.legs"

    def ready(self):
        from . import receivers

        autodiscover_modules("widgets")
