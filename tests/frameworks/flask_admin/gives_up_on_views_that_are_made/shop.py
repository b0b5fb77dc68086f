from flask_admin import Admin

admin = Admin()


def add(views):
    for view in views.all():
        admin.add_view(view)
