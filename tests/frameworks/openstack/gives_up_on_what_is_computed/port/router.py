import routes

import oslo_messaging


class PrefixMapper(routes.Mapper):
    def resource(self, member_name, collection_name, **kwargs):
        kwargs["path_prefix"] = "{project_id}/"
        routes.Mapper.resource(self, member_name, collection_name, **kwargs)


class Ships:
    def index(self, req):
        return []


def connect(settings, extensions):
    mapper = PrefixMapper()
    mapper.connect(settings.path, controller=Ships(), action="index")
    mapper.connect("/legs", controller=settings.controller, action="index")
    mapper.connect("/ships", controller=Ships(), action="sink")
    for extension in extensions.all():
        mapper.resource(extension.name, extension.name, controller=extension.controller)


class Endpoint:
    target = oslo_messaging.Target(version="1.0")

    def dock(self, context):
        return None


class Client:
    def sink(self, context):
        self.client.prepare().cast(context, "sink_all")
