import os

from somewhere import more_apps

INSTALLED_APPS = ["harbour"] + more_apps()
MIDDLEWARE = os.environ["MIDDLEWARE"].split(",")
MIDDLEWARE += ["harbour.clock"]
