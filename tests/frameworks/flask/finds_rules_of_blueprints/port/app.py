from flask import Flask

from port.admin import admin
from port.ships import bp


def create_app():
    app = Flask(__name__)
    register(app)

    @app.route("/health")
    def health():
        return "ok"

    return app


def register(app):
    for blueprint in (bp, admin):
        app.register_blueprint(blueprint)
