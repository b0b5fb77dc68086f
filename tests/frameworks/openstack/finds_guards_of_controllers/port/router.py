import routes

from port.policies import POLICY, authorize


class Ships:
    @authorize("get_all")
    def index(self, req):
        return []

    def show(self, req, id):
        context = req.environ["context"]
        context.can(POLICY % "show")
        return id

    def create(self, req):
        return {}


mapper = routes.Mapper()
mapper.connect("/ships", controller=Ships(), action="index", conditions={"method": ["GET"]})
mapper.connect("/ships/{id}", controller=Ships(), action="show", conditions={"method": ["GET"]})
mapper.connect("/ships", controller=Ships(), action="create", conditions={"method": ["POST"]})
