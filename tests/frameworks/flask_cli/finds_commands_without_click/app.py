from flask import Flask


def create_app():
    app = Flask(__name__)

    @app.cli.command("seed")
    def seed():
        return None

    return app
