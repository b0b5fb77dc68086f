import os


class Weather:
    def run(self):
        return 1


class Tides:
    def run(self):
        return 2


class Traffic:
    def run(self):
        return 3


PLUGINS = [Weather]
PLUGINS += [Tides]
if os.environ.get("TRAFFIC"):
    PLUGINS.append(Traffic)
CHOSEN = (Weather, Traffic) if os.environ.get("TRAFFIC") else (Tides,)


def run_two():
    for plugin in (Weather, Tides):
        plugin().run()


def run_all():
    return [plugin().run() for plugin in PLUGINS]


def run_made():
    made = [plugin() for plugin in CHOSEN]
    for one in made:
        one.run()
