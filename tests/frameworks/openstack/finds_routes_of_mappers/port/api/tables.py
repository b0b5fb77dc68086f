import functools

import routes

from port.api import ships, wsgi


def _create(controller, extra):
    return wsgi.Resource(controller())


def home(req):
    return None


fleet = functools.partial(_create, ships.ShipController, [])
ROUTES = (
    ("/fleet", {"GET": [fleet, "index"]}),
    ("/fleet/{id}", {"GET": [fleet, "show"], "POST": [fleet, "action"]}),
)
DECLARATIONS = {"/": {"GET": home}}


class TableRouter:
    @classmethod
    def factory(cls, global_config, **local_config):
        return cls()

    def __init__(self):
        self.map = routes.Mapper()
        for path, methods in ROUTES:
            for method, found in methods.items():
                self.map.connect(path, conditions=dict(method=[method]), controller=found[0](), action=found[1])
        for route, targets in DECLARATIONS.items():
            for verb in targets:
                self.map.connect(route, action=targets[verb], conditions=dict(method=[verb]))
