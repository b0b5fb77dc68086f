from port.api import wsgi


class ShipController(wsgi.Controller):
    def show(self, req, id):
        return {}

    def detail(self, req):
        return []

    @wsgi.action("dock")
    def _dock(self, req, id, body):
        return None

    def unload(self, req, id):
        return None


class LegController(wsgi.Controller):
    def create(self, req, ship_id):
        return {}


def create_resource():
    return wsgi.Resource(ShipController())
