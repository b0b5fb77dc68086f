from flask import Flask
from flask_admin import Admin, BaseView, expose
from flask_admin.contrib.sqla import ModelView

app = Flask(__name__)
admin = Admin(app)


class Order:
    pass


class Ship:
    pass


class Leg:
    pass


class OrderView(ModelView):
    can_delete = False


class Report(BaseView):
    @expose("/")
    def index(self):
        return ""


admin.add_view(OrderView(Order, None))
admin.add_view(Report(name="report"))
for model in (Ship, Leg):
    admin.add_view(ModelView(model, None))
