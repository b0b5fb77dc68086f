from flask.views import MethodView, View
from port.security import login_required


def health():
    return "ok"


class Base(MethodView):
    def get(self):
        return []


class Berths(Base):
    decorators = [login_required]

    def post(self):
        return {}


class Legs(View):
    methods = ["PUT"]

    def dispatch_request(self, id):
        return id
