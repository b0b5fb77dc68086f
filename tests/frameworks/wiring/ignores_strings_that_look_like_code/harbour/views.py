import logging

log = logging.getLogger("harbour.views")
SIGNALS = ["harbour.views.show"]


def show(environ, metrics):
    environ["harbour.views"] = 1
    metrics.count("harbour.views.show")
    return "harbour.views"
