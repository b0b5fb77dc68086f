import routes

from port.api import ships, wsgi


class PortMapper(routes.Mapper):
    pass


class BaseRouter:
    @classmethod
    def factory(cls, global_config, **local_config):
        return cls()

    def __init__(self):
        self.resources = {}
        mapper = PortMapper()
        self._setup_routes(mapper)


class ShipRouter(BaseRouter):
    def _setup_routes(self, mapper):
        self.resources["ships"] = ships.create_resource()
        mapper.resource("ship", "ships", controller=self.resources["ships"],
                        collection={"detail": "GET"}, member={"action": "POST"})
        for prefix in ["/{port_id}", ""]:
            mapper.connect("ships", "%s/ships/{id}/unload" % prefix,
                           controller=self.resources["ships"], action="unload",
                           conditions={"method": ["POST", "PUT"]})
        legs = wsgi.Resource(ships.LegController())
        mapper.resource("leg", "legs", controller=legs,
                        parent_resource=dict(member_name="ship", collection_name="ships"))
        with mapper.submapper(path_prefix="/harbour", controller=legs) as harbour:
            harbour.connect("/legs", action="create", conditions=dict(method=["POST"]))
